// embed: the page for an <iframe>: embed.html?src=archive.json&theme=dark&label=Posts. Shows archives of its
// own site only, so that nobody can borrow the site's name for another one's contents.
import './backscroll.js';

const passedOn = ['label', 'theme'];

const element = document.querySelector('back-scroll');
const parameters = new URLSearchParams(location.search);
for (const name of passedOn) {
  if (parameters.has(name)) element.setAttribute(name, parameters.get(name));
}
element.setAttribute('src', parameters.get('src') ?? 'archive.json');
