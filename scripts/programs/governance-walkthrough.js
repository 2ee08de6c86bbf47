/**
 * Changes a parameter and spends from the treasury by referendum on a running chain, has others rejected
 * and cancelled, printed for people.
 */

import { Failure } from './lib/chain.js';
import { requireGovernance } from './lib/governance/referenda.js';
import { read, USAGE } from './lib/governance/walk/options.js';
import { walkThrough } from './lib/governance/walk/steps.js';
import { accountOf, main, say } from './lib/program.js';

async function run(chain, options) {
	requireGovernance(chain);
	const { api } = chain;
	const pairOf = (uri, option) => {
		const pair = accountOf(uri, api.registry.chainSS58);
		// Without the URI, which may be a secret.
		if (!pair) throw new Failure(`${option} is no secret URI, such as //Bob`);
		return pair;
	};
	const proposer = pairOf(options.proposer, '--proposer');
	const voters = options.voters.map((uri) => pairOf(uri, 'one of --voters'));
	if (new Set([proposer, ...voters].map(({ address }) => address)).size <= voters.length) {
		throw new Failure('--proposer and --voters name an account twice: each has one voice');
	}
	say(
		'Chain',
		`${await api.rpc.system.chain()} at ${options.url}, block ${await chain.height()}`,
	);
	await walkThrough({ chain, proposer, voters, options, say });
}

await main({ usage: USAGE, read, run });
