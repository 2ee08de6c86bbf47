/**
 * The command line of the account history.
 */

import { parse, UsageError, whole } from '../arguments.js';

export const USAGE = `usage: scripts/account-history.sh [option...]

Prints what happened to an account, block by block: shares bought, matured, drawn, votes, rewards,
principal due, settlements, transfers, fees, and its proposals, deposits and votes in governance. At
the end: what waits for its settlement, and the totals of the chain. Start a chain first:
scripts/dev.sh

  --url <address>      the node's web socket; default ws://127.0.0.1:9944
  --account <account>  an address, or a secret that everybody knows; default //Bob
  --from <block>       the first block; default the first one whose state the node still has
  --to <block>         the last block; default the best one
  --follow             go on with every block as it is finalised, until Ctrl-C

A node keeps the states of the last 256 finalised blocks; with --state-pruning=archive, of all.`;

/** The highest block that can be asked for: heights have 32 bits. */
const MAX_HEIGHT = 2 ** 32 - 1;

/**
 * What to print.
 *
 * @typedef {object} Options
 * @property {boolean} help
 * @property {string} url
 * @property {string} account
 * @property {number | undefined} from
 * @property {number | undefined} to
 * @property {boolean} follow
 */

/**
 * @param {string[]} args
 * @returns {Options}
 */
export function read(args) {
	const { from, to, ...values } = parse(args, {
		account: { type: 'string', default: '//Bob' },
		from: { type: 'string' },
		to: { type: 'string' },
		follow: { type: 'boolean', default: false },
	});
	const height = (name, text) =>
		text === undefined ? undefined : whole(name, text, { most: MAX_HEIGHT });
	const options = { ...values, from: height('from', from), to: height('to', to) };
	if (options.follow && options.to !== undefined) {
		throw new UsageError('--follow has no end: leave --to out');
	}
	if (options.from > options.to) {
		throw new UsageError(`--from ${options.from} --to ${options.to}: the end is before the start`);
	}
	return options;
}
