// core-local: what the page itself needs where it gets no worker, in a file of its own: see core-client.js.
export { CoreReader } from './core-reader.js';
export { decodedPicture } from '../pictures/picture-decoder.js';
export { timeZoneText } from './time-zone.js';
