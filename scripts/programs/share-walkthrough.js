/**
 * Buys ValidateShares on a running chain and follows them, printed for people.
 */

import { Failure } from './lib/chain.js';
import { asy } from './lib/money.js';
import { accountOf, main, say } from './lib/program.js';
import { read, USAGE } from './lib/walkthrough/options.js';
import { walkThrough } from './lib/walkthrough/steps.js';

async function run(chain, options) {
	const { api } = chain;
	const owner = accountOf(options.uri, api.registry.chainSS58);
	// Without the URI, which may be a secret.
	if (!owner) throw new Failure('--uri (or ASSAY_URI) is no secret URI, such as //Bob');
	const { data } = await api.query.system.account(owner.address);
	say('Chain', `${await api.rpc.system.chain()} at ${options.url}, block ${await chain.height()}`);
	say('Account', owner.address, `${asy(data.free.toBigInt())} free`);
	await walkThrough({ chain, owner, options, say });
}

await main({ usage: USAGE, read, run });
