/**
 * A runtime in a file: what it says of itself without being run.
 */

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import zlib from 'node:zlib';

import { blake2AsHex } from '@polkadot/util-crypto';

import { Failure } from '../chain.js';

/** How a compressed runtime begins, before a frame of zstd. */
const COMPRESSED = Buffer.from('52bc537646db8e05', 'hex');

/** How a module of WebAssembly begins, version included. */
const MODULE = Buffer.from('0061736d01000000', 'hex');

/** The section in which a runtime says its version. */
const SECTION = 'runtime_version';

/** No runtime is larger than this when it is not compressed. */
const LARGEST = 64 * 1024 * 1024;

/**
 * A runtime.
 *
 * @typedef {object} Runtime
 * @property {Buffer} bytes as they go on chain
 * @property {string} hash of the bytes, in hex
 * @property {{ specName: string, specVersion: number } | undefined} version undefined where this machine
 *   cannot decompress it
 */

/**
 * Read a runtime.
 *
 * @param {string} file
 * @returns {Runtime}
 */
export function readRuntime(file) {
	let bytes;
	try {
		bytes = readFileSync(file);
	} catch (error) {
		throw new Failure(`--wasm ${file}: ${error.message}`);
	}
	const compressed = bytes.subarray(0, COMPRESSED.length).equals(COMPRESSED);
	const code = compressed ? decompress(bytes.subarray(COMPRESSED.length), file) : bytes;
	if (code && !code.subarray(0, MODULE.length).equals(MODULE)) {
		throw new Failure(`--wasm ${file}: it is no module of WebAssembly`);
	}
	const version = code && versionOf(code, file);
	return { bytes, hash: blake2AsHex(bytes), version };
}

/** What is in a frame of zstd, or undefined where nothing here can read it. */
function decompress(frame, file) {
	try {
		if (zlib.zstdDecompressSync) return zlib.zstdDecompressSync(frame, { maxOutputLength: LARGEST });
		const options = { input: frame, maxBuffer: LARGEST, stdio: ['pipe', 'pipe', 'ignore'] };
		return execFileSync('zstd', ['--decompress', '--stdout'], options);
	} catch (error) {
		if (error.code === 'ENOENT') return undefined;
		throw new Failure(`--wasm ${file}: it is broken, and cannot be decompressed`);
	}
}

/** Reads the numbers and texts of a module, and of SCALE, one after the other. */
class Reader {
	/** @param {Buffer} bytes */
	constructor(bytes) {
		this.bytes = bytes;
		this.at = 0;
	}

	get done() {
		return this.at >= this.bytes.length;
	}

	byte() {
		return this.bytes.readUInt8(this.at++);
	}

	take(length) {
		const part = this.bytes.subarray(this.at, this.at + length);
		if (part.length < length) throw new RangeError('it ends too early');
		this.at += length;
		return part;
	}

	/** An unsigned number of WebAssembly, seven bits in each byte. */
	leb() {
		let [value, scale] = [0, 1];
		for (;;) {
			const byte = this.byte();
			value += (byte & 0x7f) * scale;
			if (byte < 0x80) return value;
			scale *= 0x80;
		}
	}

	/** A text of SCALE of less than 64 bytes. */
	text() {
		return this.take(this.byte() >> 2).toString();
	}

	u32() {
		return this.take(4).readUInt32LE();
	}
}

/** The version that a module carries. */
function versionOf(code, file) {
	try {
		const module = new Reader(code);
		module.take(MODULE.length);
		while (!module.done) {
			const id = module.byte();
			const section = new Reader(module.take(module.leb()));
			if (id !== 0 || section.take(section.leb()).toString() !== SECTION) continue;
			const [specName] = [section.text(), section.text()];
			const [, specVersion] = [section.u32(), section.u32()];
			return { specName, specVersion };
		}
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
	}
	throw new Failure(`--wasm ${file}: it is no runtime, because it says no version of itself`);
}

/**
 * Fail unless a runtime can follow the one that a chain has.
 *
 * @param {Runtime} runtime
 * @param {{ specName: { toString(): string }, specVersion: { toNumber(): number } }} current
 */
export function requireNewer({ version }, current) {
	if (!version) return;
	const [name, number] = [current.specName.toString(), current.specVersion.toNumber()];
	if (version.specName !== name) {
		throw new Failure(`it is a runtime of ${version.specName}, and the chain is one of ${name}`);
	}
	if (version.specVersion <= number) {
		throw new Failure(
			`it has spec_version ${version.specVersion}, and the chain has ${number} already: build a` +
				' runtime with a higher one',
		);
	}
}
