// A packed file: gzip in base64.
export function unpack(packed) {
  return new Response(new Blob([decode(packed)]).stream().pipeThrough(new DecompressionStream("gzip")));
}

function decode(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const chars = atob(base64);
  const bytes = new Uint8Array(chars.length);
  // A loop: `Uint8Array.from` with a function takes seconds for 15 MB.
  for (let at = 0; at < chars.length; at++) bytes[at] = chars.charCodeAt(at);
  return bytes;
}
