// sentences: what is said when something fails; apart from the other words, since the worker needs no others.
// A host page replaces them by the code of the error.

export const sentences = {
  fetchFailed: (address) =>
    `The archive could not be fetched; check the connection and the address ${address}`,
  fetchStatus: (status, address) => `The server answered ${status} for the archive at ${address}`,
  notFound: (address) => `There is no archive at ${address}`,
  foreign: 'This page shows archives of its own site only',
  moduleFailed: 'A part of Backscroll could not be loaded; reload the page or try again later',
  moduleBlocked: 'The security policy of this page does not allow WebAssembly; its owner has to add ' +
    '\u2018wasm-unsafe-eval\u2019 to script-src',
  tooLarge: 'This archive is larger than can be opened here',
  noArchive: 'There is no archive to search yet',
  badAddress: (address) => `\u2018${address}\u2019 is no address of an archive`,
  noAddress: 'The address of the archive is empty',
  stalled: 'Nothing arrived for a minute; check the connection and try again',
  cancelled: 'Opening it was cancelled',
  badSource: 'load() takes an address, a Blob, a Response, bytes or {sample: 1000000}',
  badSample: 'load({sample}) takes a whole number of posts from 1 to 20,000,000',
  badSeed: 'load({sample, seed}) takes a whole number from 0 to 4,294,967,295 as seed',
  usedResponse: 'This response has been read already',
  superseded: 'Another archive was opened instead',
  ended: 'The element was removed',
};
