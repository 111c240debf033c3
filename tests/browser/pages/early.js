// early: sets properties on the element before it has a class, and loads the script late.
const element = document.querySelector('back-scroll');
Object.assign(element, {
  state: { sort: 'likes' }, words: { newest: 'Neueste' }, src: '/archive.json', label: 'Early posts',
  theme: 'dark',
});
setTimeout(() => import('/backscroll.js'), 200);
