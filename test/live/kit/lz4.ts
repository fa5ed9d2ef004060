import kafkajs from "kafkajs";

// Debezium's topics are compressed with LZ4, which kafkajs knows of and cannot read. Only reading is needed here.
kafkajs.CompressionCodecs[kafkajs.CompressionTypes.LZ4] = () => ({
  compress: () => Promise.reject(new Error("the test kit writes no LZ4")),
  decompress: (frames: Buffer) => Promise.resolve(decompressFrames(frames)),
});

const frameMagic = 0x184d2204;

function decompressFrames(input: Buffer): Buffer {
  const blocks: Buffer[] = [];
  let at = 0;
  while (at < input.length) {
    if (input.readUInt32LE(at) !== frameMagic) throw new Error("not an LZ4 frame");
    const flags = input.readUInt8(at + 4);
    const independent = (flags & 0x20) !== 0;
    const blockChecksums = (flags & 0x10) !== 0;
    const contentSize = (flags & 0x08) !== 0;
    const contentChecksum = (flags & 0x04) !== 0;
    if (!independent) throw new Error("LZ4 blocks that refer to each other are not read here");
    at += 7 + (contentSize ? 8 : 0);
    for (;;) {
      const header = input.readUInt32LE(at);
      at += 4;
      if (header === 0) break;
      const length = header & 0x7fffffff;
      const block = input.subarray(at, at + length);
      blocks.push(header >>> 31 === 1 ? block : decompressBlock(block));
      at += length + (blockChecksums ? 4 : 0);
    }
    if (contentChecksum) at += 4;
  }
  return Buffer.concat(blocks);
}

/** Sequences of literals and back references, at most 4 MiB a block. */
function decompressBlock(input: Buffer): Buffer {
  let output = Buffer.allocUnsafe(Math.max(64 * 1024, input.length * 4));
  let read = 0;
  let written = 0;

  const byte = () => input.readUInt8(read++);
  const length = (nibble: number) => {
    let total = nibble;
    if (nibble < 15) return total;
    for (let more = 255; more === 255; total += more) more = byte();
    return total;
  };
  const room = (needed: number) => {
    if (written + needed > output.length) output = Buffer.concat([output], (written + needed) * 2);
  };

  while (read < input.length) {
    const token = byte();
    const literals = length(token >>> 4);
    room(literals);
    input.copy(output, written, read, read + literals);
    read += literals;
    written += literals;
    if (read >= input.length) break;

    const distance = input.readUInt16LE(read);
    read += 2;
    const matched = length(token & 15) + 4;
    room(matched);
    // Byte by byte: a match may overlap what it writes.
    for (let end = written + matched; written < end; written++) output[written] = output[written - distance] ?? 0;
  }
  return output.subarray(0, written);
}
