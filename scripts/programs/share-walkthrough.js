/**
 * Buys ValidateShares on a running chain and follows them, printed for people.
 */

import { Keyring } from '@polkadot/api';
import { cryptoWaitReady } from '@polkadot/util-crypto';

import { read, USAGE, UsageError } from './lib/arguments.js';
import { Chain, Failure } from './lib/chain.js';
import { asy } from './lib/money.js';
import { walkThrough } from './lib/walk.js';

/** Where the text of a step begins. */
const INDENT = 14;

/** Print a step: its name, and lines that say what happened. */
function say(step, ...lines) {
	const names = [step, ...Array(lines.length - 1).fill('')];
	for (const [index, line] of lines.entries()) console.log(names[index].padEnd(INDENT) + line);
}

/** The account of a secret URI. */
function accountOf(uri, ss58Format) {
	try {
		return new Keyring({ type: 'sr25519', ss58Format }).addFromUri(uri);
	} catch {
		// Without the URI, which may be a secret.
		throw new Failure('--uri (or ASSAY_URI) is no secret URI, such as //Bob');
	}
}

async function main() {
	const options = read(process.argv.slice(2), process.env);
	if (options.help) {
		console.log(USAGE);
		return;
	}
	await cryptoWaitReady();
	let chain;
	try {
		chain = await Chain.connect(options.url);
		const { api } = chain;
		const owner = accountOf(options.uri, api.registry.chainSS58);
		const { data } = await api.query.system.account(owner.address);
		say('Chain', `${await api.rpc.system.chain()} at ${options.url}, block ${await chain.height()}`);
		say('Account', owner.address, `${asy(data.free.toBigInt())} free`);
		await walkThrough({ chain, owner, options, say });
	} catch (error) {
		if (chain && !chain.connected) throw new Failure(`the node at ${options.url} is gone`);
		throw error;
	} finally {
		await chain?.close();
	}
}

main().then(
	() => process.exit(0),
	(error) => {
		if (error instanceof UsageError) {
			console.error(`error: ${error.message}\n\n${USAGE}`);
			process.exit(2);
		}
		console.error(error instanceof Failure ? `error: ${error.message}` : error);
		process.exit(1);
	},
);
