// back-scroll: registers <back-scroll>. Safe to import on a server, where there is nothing to register with.
import { BackScrollElement } from './element.js';

export { BackScrollElement };
export { BackscrollError } from '../base/errors.js';

if (globalThis.customElements && !customElements.get('back-scroll')) {
  customElements.define('back-scroll', BackScrollElement);
}
