// many: more widgets than a browser keeps WebGL contexts.
const widgets = Array.from({ length: 20 }, () => {
  const widget = document.createElement('back-scroll');
  widget.setAttribute('src', '/tests/small.json');
  return widget;
});
document.querySelector('main').append(...widgets);
