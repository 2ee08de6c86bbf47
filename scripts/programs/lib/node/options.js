/**
 * The command line of the walkthrough of a StakingNode.
 */

import { parse, UsageError, whole } from '../arguments.js';

/** How many bytes a node's name has at most. */
const NAME_LENGTH = 32;

export const USAGE = `usage: scripts/staking-node-walkthrough.sh [option...]

Walks a StakingNode through its life on a running chain: bond, keys, registration, place in the
ranking, shares of a holder, a seat in the finality set, a vote, its record and rewards, the end, and
the bond back. Start a chain first: scripts/dev.sh

  --url <address>      the node's web socket; default ws://127.0.0.1:9944
  --operator <secret>  the account that becomes a StakingNode; default //Eve. Meant for keys that
                       everybody knows: the command line is no secret. Another one goes into
                       ASSAY_OPERATOR
  --holder <secret>    the account that buys shares; default //Ferdie, or ASSAY_HOLDER
  --name <text>        what the node is called; default Walkthrough
  --quantity <shares>  how many to buy; default 2000. The more, the sooner one of them is drawn
  --patience <s>       how long to wait for each step at most, in seconds; default 600

The keys are made in the node that answers at --url: it must allow unsafe methods, as it does on its
own machine. It takes some five minutes on a chain of scripts/dev.sh.`;

/**
 * What to do.
 *
 * @typedef {object} Options
 * @property {boolean} help
 * @property {string} url
 * @property {string} operator a secret URI
 * @property {string} holder a secret URI
 * @property {string} name of the node
 * @property {number} quantity
 * @property {number} patience in seconds
 */

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Options}
 */
export function read(args, env) {
	const { help, url, operator, holder, name, ...numbers } = parse(args, {
		operator: { type: 'string', default: env.ASSAY_OPERATOR ?? '//Eve' },
		holder: { type: 'string', default: env.ASSAY_HOLDER ?? '//Ferdie' },
		name: { type: 'string', default: 'Walkthrough' },
		quantity: { type: 'string', default: '2000' },
		patience: { type: 'string', default: '600' },
	});
	if (Buffer.byteLength(name) > NAME_LENGTH) {
		throw new UsageError(`--name ${name}: it must not have more than ${NAME_LENGTH} bytes`);
	}
	return {
		help,
		url,
		operator,
		holder,
		name,
		quantity: whole('quantity', numbers.quantity, { most: 1_000_000 }),
		patience: whole('patience', numbers.patience, { most: 1_000_000 }),
	};
}
