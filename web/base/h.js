// h: makes an element with its properties and what is in it. Text is text and never markup.

/**
 * @param {string} name
 * @param {Record<string, unknown>} properties with a dash: attributes
 * @param {...(Node | string)} children
 */
export function h(name, properties, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes('-') || key === 'role') element.setAttribute(key, String(value));
    else element[key] = value;
  }
  element.append(...children);
  return element;
}

/** One that is known by its class. @param {string} name @param {string} className */
export const part = (name, className = '', ...children) => h(name, { className }, ...children);
