// The texts of the archive once more, as paragraphs.
const { posts } = await (await fetch('scripts.json')).json();
for (const { id, text } of posts) {
  const line = document.createElement('p');
  Object.assign(line, { id, textContent: text, dir: 'auto' });
  document.querySelector('section').append(line);
}
