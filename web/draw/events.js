// events: reads what the widget tells the page. Sizes stand before what they measure, so that nothing an
// archive has in its fields is taken for the end of one. add_event() in src/view/host/action_events.cpp
// writes it.

/**
 * @param {Uint8Array} bytes
 * @returns {string[][]} for each event its name and its fields
 */
export function eventsOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const events = [];
  let at = 0;
  const number = () => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const field = () => {
    const size = number();
    at += size;
    return decoder.decode(bytes.subarray(at - size, at));
  };
  while (at < bytes.length) events.push(Array.from({ length: number() }, field));
  return events;
}
