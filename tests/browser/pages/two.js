// two: puts the second widget into a shadow root of the host page.
const root = document.querySelector('.host').attachShadow({ mode: 'open' });
const second = document.createElement('back-scroll');
second.className = 'second';
second.setAttribute('src', '/tests/small.json');
root.append(second);
