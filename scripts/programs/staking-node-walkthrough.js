/**
 * Registers a StakingNode on a running chain, lets it vote for a holder and closes it again, printed
 * for people.
 */

import { Failure } from './lib/chain.js';
import { asy } from './lib/money.js';
import { read, USAGE } from './lib/node/options.js';
import { walkThrough } from './lib/node/steps.js';
import { accountOf, main, say } from './lib/program.js';

async function run(chain, options) {
	const { api } = chain;
	if (!api.call.nodeApi) {
		throw new Failure(`the chain at ${options.url} has no StakingNodes: its node is too old`);
	}
	const [operator, holder] = ['operator', 'holder'].map((name) => {
		const pair = accountOf(options[name], api.registry.chainSS58);
		// Without the URI, which may be a secret.
		if (!pair) throw new Failure(`--${name} is no secret URI, such as //Bob`);
		return pair;
	});
	if (operator.address === holder.address) {
		throw new Failure('--operator and --holder are one account: a node votes for others');
	}
	say(
		'Chain',
		`${await api.rpc.system.chain()} at ${options.url}, block ${await chain.height()}`,
	);
	for (const [name, { address }] of [
		['Operator', operator],
		['Holder', holder],
	]) {
		const { data } = await api.query.system.account(address);
		say(name, address, `${asy(data.free.toBigInt())} free`);
	}
	await walkThrough({ chain, operator, holder, options, say });
}

await main({ usage: USAGE, read, run });
