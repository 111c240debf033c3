// clipboard: gives the reader a text to paste somewhere else. To be called while the press that asked for
// it is being handled: browsers may refuse it at any other time.

/**
 * Copies through a selection, for pages that are not served securely and have no clipboard of their own.
 * @param {HTMLElement} place where the selection may stand for a moment
 */
function copyBySelection(text, place) {
  const field = document.createElement('textarea');
  const { activeElement } = place.getRootNode();
  field.value = text;
  field.readOnly = true;
  field.className = 'clipboard';
  place.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  activeElement?.focus({ preventScroll: true });
  return isCopied;
}

/** @returns {Promise<boolean>} whether it is on the clipboard now */
export async function copyText(text, place) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text, place);
  }
}
