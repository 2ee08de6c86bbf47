/**
 * The command line of a runtime upgrade.
 */

import { parse, UsageError, whole } from '../arguments.js';

export const USAGE = `usage: scripts/upgrade.sh --wasm <file> [option...]

Upgrades the runtime of a running chain: checks that the file is a newer runtime of this chain, tells
what it costs and asks, proposes on the track root that the code is authorised, places the decision
deposit, follows the referendum, and applies the code when it is authorised. It can be ended and started
again with the same file at any time: it goes on where the chain is. What somebody else has proposed on
the track root it follows, and asks before it places its decision deposit; proposals of the same on other
tracks cannot authorise code, and do not count. It does not vote: see scripts/referendum.sh.

  --wasm <file>        the runtime, as the build leaves it (compact, or compact and compressed)
  --url <address>      the node's web socket; default ws://127.0.0.1:9944
  --account <secret>   the account that proposes and pays the deposits, such as //Bob. Meant for keys
                       that everybody knows: the command line is no secret. Another one goes into
                       ASSAY_URI. Not needed where the code is proposed already
  --yes                do not ask
  --patience <s>       how long to wait for each step at most, in seconds; default 600`;

/**
 * What to do.
 *
 * @typedef {object} Options
 * @property {boolean} help
 * @property {string} url
 * @property {string} wasm a file
 * @property {string | undefined} account a secret URI
 * @property {boolean} yes
 * @property {number} patience in seconds
 */

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Options}
 */
export function read(args, env) {
	const options = parse(args, {
		wasm: { type: 'string' },
		account: { type: 'string', default: env.ASSAY_URI },
		yes: { type: 'boolean', default: false },
		patience: { type: 'string', default: '600' },
	});
	if (!options.help && options.wasm === undefined) throw new UsageError('it needs --wasm');
	return { ...options, patience: whole('patience', options.patience, { most: 10_000_000 }) };
}
