// Pictures as numbers.
import {inflateSync} from 'node:zlib';

// The pixels of an 8-bit PNG, whose rows our writer and Chromium filter in any way.
export function pixelsOf(png) {
  let width = 0, height = 0, channels = 0;
  const parts = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const kind = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (kind === 'IHDR') [width, height, channels] = [data.readUInt32BE(0), data.readUInt32BE(4), data[9] === 6 ? 4 : 3];
    if (kind === 'IDAT') parts.push(data);
  }
  const raw = inflateSync(Buffer.concat(parts)), stride = width * channels, bytes = Buffer.alloc(stride * height);
  for (let y = 0; y < height; ++y) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; ++x) {
      const left = x < channels ? 0 : bytes[y * stride + x - channels];
      const up = y === 0 ? 0 : bytes[(y - 1) * stride + x];
      const corner = y === 0 || x < channels ? 0 : bytes[(y - 1) * stride + x - channels];
      const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
      const guess = [0, left, up, (left + up) >> 1, a <= b && a <= c ? left : b <= c ? up : corner][filter];
      bytes[y * stride + x] = raw[y * (stride + 1) + 1 + x] + guess;
    }
  }
  return {width, height, channels, bytes};
}

export const coloursOf = ({bytes, channels}) => {
  const colours = new Set();
  for (let i = 0; i < bytes.length; i += channels) colours.add(bytes.readUIntBE(i, 3));
  return colours.size;
};

// The root of the mean square of the differences, of 255, between means of two by two pixels: which part of a pixel the soft
// edge of a letter takes does not count.
export function difference(one, other) {
  const {width, height, channels, bytes} = one;
  if (width !== other.width || height !== other.height || channels !== other.channels) return Infinity;
  const apart = Int16Array.from(bytes, (byte, i) => byte - other.bytes[i]);
  const stride = width * channels;
  let sum = 0, count = 0;
  for (let y = 0; y + 1 < height; ++y) {
    for (let i = y * stride; i < (y + 1) * stride - channels; ++i, ++count) {
      sum += ((apart[i] + apart[i + channels] + apart[i + stride] + apart[i + stride + channels]) / 4) ** 2;
    }
  }
  return Math.sqrt(sum / count);
}
