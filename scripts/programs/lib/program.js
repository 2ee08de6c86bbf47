/**
 * How a program begins and ends: what it prints, and its exit code. 0 is success, 1 a failure, 2 a
 * command line that cannot be.
 */

import { Keyring } from '@polkadot/api';
import { cryptoWaitReady, decodeAddress, encodeAddress } from '@polkadot/util-crypto';

import { UsageError } from './arguments.js';
import { Chain, Failure } from './chain.js';

/** Where the text of a step begins. */
const INDENT = 14;

/**
 * Print a step: its name, and lines that say what happened.
 *
 * @param {string} step
 * @param {...string} lines
 */
export function say(step, ...lines) {
	const names = [step, ...Array(lines.length - 1).fill('')];
	for (const [index, line] of lines.entries()) console.log(names[index].padEnd(INDENT) + line);
}

/**
 * The account of a secret URI.
 *
 * @param {string} uri
 * @param {number} ss58Format of its address
 * @returns {import('@polkadot/keyring/types').KeyringPair | undefined} undefined if it is no URI
 */
export function accountOf(uri, ss58Format) {
	try {
		return new Keyring({ type: 'sr25519', ss58Format }).addFromUri(uri);
	} catch {
		return undefined;
	}
}

/**
 * The address of an account, in the format of a chain.
 *
 * @param {string} account an address in any format, or a secret URI such as `//Bob`
 * @param {number} ss58Format
 * @returns {string | undefined} undefined if it is neither
 */
export function addressOf(account, ss58Format) {
	if (account.startsWith('//')) return accountOf(account, ss58Format)?.address;
	try {
		return encodeAddress(decodeAddress(account), ss58Format);
	} catch {
		return undefined;
	}
}

/**
 * What a program is.
 *
 * @template {{ help: boolean, url: string }} Options
 * @typedef {object} Program
 * @property {string} usage
 * @property {(args: string[], env: NodeJS.ProcessEnv) => Options} read its command line
 * @property {(chain: Chain, options: Options) => Promise<void>} run what it does
 */

/**
 * Run a program, and end the process with it.
 *
 * @template {{ help: boolean, url: string }} Options
 * @param {Program<Options>} program
 */
export async function main(program) {
	silenceLibrary();
	// Whoever has read enough, such as `head`, closes the pipe.
	process.stdout.on('error', ({ code }) => process.exit(code === 'EPIPE' ? 0 : 1));
	try {
		await connected(program);
		process.exit(0);
	} catch (error) {
		if (error instanceof UsageError) {
			console.error(`error: ${error.message}\n\n${program.usage}`);
			process.exit(2);
		}
		console.error(error instanceof Failure ? `error: ${error.message}` : error);
		process.exit(1);
	}
}

/**
 * The library prints each answer of a node that is an error, and fails with it besides: that it fails
 * is enough, whoever asked says what it means.
 */
function silenceLibrary() {
	const print = console.error;
	console.error = (...texts) => {
		const [, source] = texts;
		if (!String(source).includes('RPC-CORE:')) print(...texts);
	};
}

async function connected({ usage, read, run }) {
	const options = read(process.argv.slice(2), process.env);
	if (options.help) {
		console.log(usage);
		return;
	}
	await cryptoWaitReady();
	let chain;
	try {
		chain = await Chain.connect(options.url);
		await run(chain, options);
	} catch (error) {
		if (chain && !chain.connected) throw new Failure(`the node at ${options.url} is gone`);
		throw error;
	} finally {
		await chain?.close();
	}
}
