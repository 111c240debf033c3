// files-reader: an archive of any format out of any number of files: asks the import module what to make of
// them, and hands it the bytes of those that it wants. Keeps the way to the pictures. For a worker and Node.
import { membersOf } from './containers.js';
import { release } from '../base/block-parts.js';
import { BlockFileReader, isBlock } from './block-file.js';
import { blobOf, copied } from './bytes.js';
import { mostMediumBytes } from './limits.js';
import { BackscrollError, sentences } from '../base/errors.js';

export { keepOnShelf } from './shelf.js';  // in the same script: who opens files has them kept

/**
 * @typedef {{include?: string[], captured?: string}} ImportOptions
 * @typedef {{loaded: number, total: number, rows: number, path: string}} ImportProgress in bytes
 */

export class FilesReader {
  #core;
  #media = new Map();  // members by path

  /** @param {import('./core-module.js').CoreModule} core the import module */
  constructor(core) {
    this.#core = core;
  }

  /**
   * @param {import('./containers.js').Input[]} inputs
   * @param {{options?: ImportOptions, onProgress?: (progress: ImportProgress) => void,
   *   assertWanted?: () => void}} listeners assertWanted throws when nobody waits any more
   * @returns {Promise<{archive: import('../base/block-parts.js').Block, info: object}>}
   */
  async read(inputs, { options = {}, onProgress = () => {}, assertWanted = () => {} } = {}) {
    const core = this.#core;
    core.beginMembers(options);
    const isMedia = (path) => core.useOfName(path) === 'media';
    const members = await membersOf(inputs, isMedia, assertWanted);
    assertWanted();
    if (members.length === 1 && isBlock(await members[0].head())) {
      return blockOf(members[0], { onProgress, assertWanted });
    }
    await this.#look(members, assertWanted);
    const { order } = core.planMembers();
    const total = order.reduce((sum, index) => sum + members[index].sizeBytes, 0);
    let loaded = 0;
    for (const index of order) {
      const member = members[index];
      assertWanted();  // another archive may have come while this one waited for its bytes
      core.beginMember(index);
      for await (const piece of member.pieces()) {
        assertWanted();
        core.take(piece);
        loaded += piece.length;
        release(piece);
        onProgress({ loaded, total: Math.max(total, loaded), rows: core.rowCount(), path: member.path });
      }
      assertWanted();
      core.endMember();
    }
    assertWanted();
    return core.finish();
  }

  /** Tells the module of all files, and shows it the beginnings of those that it wants to see. */
  async #look(members, assertWanted) {
    for (const [index, member] of members.entries()) {
      const use = this.#core.addMember(member.path, member.sizeBytes, member.isChosen);
      if (use === 'media') this.#media.set(member.path, member);
      if (use !== 'open') continue;
      const head = await member.head();
      assertWanted();
      this.#core.lookAtMember(index, head);
    }
  }

  /** @param {string} path as the archive has it @returns {Promise<Blob | null>} null: it is not there */
  async medium(path) {
    const member = this.#media.get(path);
    if (member === undefined) return null;
    if (member.blob !== undefined) return member.blob;
    const tooLarge = () => new BackscrollError('too_large', sentences.tooLarge);
    return blobOf(member.pieces(), mostMediumBytes, tooLarge);
  }

  get hasMedia() {
    return this.#media.size > 0;
  }
}

/** What was imported before comes as it is. */
async function blockOf(member, { onProgress, assertWanted }) {
  const reader = new BlockFileReader();
  let loaded = 0;
  const { path, sizeBytes } = member;
  for await (const piece of member.pieces()) {
    assertWanted();
    reader.take(copied(piece));  // which is the reader's then
    loaded += piece.length;
    release(piece);
    onProgress({ loaded, total: Math.max(sizeBytes, loaded), rows: 0, path });
  }
  return reader.finish();
}
