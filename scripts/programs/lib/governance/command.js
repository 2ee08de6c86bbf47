/**
 * The command line of the tool for referenda.
 */

import { parseWords, UsageError, whole } from '../arguments.js';
import { units } from '../money.js';
import { LOCK_PERIODS } from './votes.js';

export const USAGE = `usage: scripts/referendum.sh <command> [option...]

  tracks                         who a proposal can act as, what it costs and how long it takes
  list                           the referenda that are not decided
  show <index>                   where a referendum stands, and what it still needs
  propose --track <name> --call <hex or file>
                                 submit a referendum, with its preimage if the call is too long for it
  deposit <index>                place its decision deposit
  vote <index> aye|nay|abstain --amount <ASY> [--conviction <times>]
                                 vote; the money may be on hold for shares or a bond
  remove-vote <index>            take a vote back, or remove it when the referendum has ended
  delegate --track <name> --to <account> --amount <ASY> [--conviction <times>]
                                 let another account vote with the money on a track
  undelegate --track <name>      take back what is delegated on a track
  refund <index>                 return the deposits of one that has ended
  unlock                         remove votes on what has ended, and free what they need not lock

  --url <address>      the node's web socket; default ws://127.0.0.1:9944
  --account <secret>   the account that signs, such as //Bob. Meant for keys that everybody knows: the
                       command line is no secret. Another one goes into ASSAY_URI
  --track <name>       as whom the proposal acts, or where votes are delegated: see the command tracks
  --call <hex or file> the encoded call, as polkadot.js shows it under Developer, Extrinsics
  --after <blocks>     enact it so many blocks after its approval; default as soon as the track allows
  --to <account>       who votes with what is delegated: an address, or a secret that everybody knows
  --amount <ASY>       how much money votes, such as 2.5
  --conviction <times> 1 to 6: the vote counts so many times, and the money of a vote that wins stays
                       locked for ${LOCK_PERIODS.slice(1).join(', ')} lock periods, what was delegated
                       for as long after it was taken back; 0: it counts a tenth, without a lock.
                       Default 1
  --patience <s>       how long to wait for a block at most, in seconds; default 600`;

/** What each command takes: how many words after its own, and the options that it needs. */
const COMMANDS = {
	tracks: { words: [], needs: [] },
	list: { words: [], needs: [] },
	show: { words: ['index'], needs: [] },
	propose: { words: [], needs: ['account', 'track', 'call'] },
	deposit: { words: ['index'], needs: ['account'] },
	vote: { words: ['index', 'side'], needs: ['account', 'amount'] },
	'remove-vote': { words: ['index'], needs: ['account'] },
	delegate: { words: [], needs: ['account', 'track', 'to', 'amount'] },
	undelegate: { words: [], needs: ['account', 'track'] },
	refund: { words: ['index'], needs: ['account'] },
	unlock: { words: [], needs: ['account'] },
};

const SIDES = ['aye', 'nay', 'abstain'];
const MOST = 2 ** 32 - 1;

/**
 * What to do.
 *
 * @typedef {object} Options
 * @property {boolean} help
 * @property {string} url
 * @property {string} command
 * @property {number} [index] of a referendum
 * @property {'aye' | 'nay' | 'abstain'} [side]
 * @property {string} [account] a secret URI
 * @property {string} [track]
 * @property {string} [call]
 * @property {string} [to] an account
 * @property {number} after in blocks
 * @property {bigint} [amount] in units
 * @property {number} conviction
 * @property {number} patience in seconds
 */

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Options}
 */
export function read(args, env) {
	const { words, values } = parseWords(args, {
		account: { type: 'string', default: env.ASSAY_URI },
		track: { type: 'string' },
		call: { type: 'string' },
		to: { type: 'string' },
		after: { type: 'string', default: '0' },
		amount: { type: 'string' },
		conviction: { type: 'string', default: '1' },
		patience: { type: 'string', default: '600' },
	});
	if (values.help) return values;
	const [command, ...given] = words;
	if (!Object.hasOwn(COMMANDS, command ?? '')) {
		throw new UsageError(command ? `there is no command ${command}` : 'name a command');
	}
	const { words: wanted, needs } = COMMANDS[command];
	if (given.length !== wanted.length) {
		const names = wanted.map((name) => ` <${name}>`).join('');
		throw new UsageError(`the command is: ${command}${names}`);
	}
	const missing = needs.find((name) => values[name] === undefined);
	if (missing) throw new UsageError(`${command} needs --${missing}`);
	const named = Object.fromEntries(wanted.map((name, at) => [name, given[at]]));
	return { ...values, command, ...checked(values), ...meant(named) };
}

/** The options that are numbers. */
function checked({ after, amount, conviction, patience }) {
	const money = amount === undefined ? undefined : units(amount);
	if (amount !== undefined && !money) {
		throw new UsageError(`--amount ${amount}: it must be an amount of ASY, such as 2.5`);
	}
	return {
		after: whole('after', after, { least: 0, most: MOST }),
		amount: money,
		conviction: whole('conviction', conviction, { least: 0, most: LOCK_PERIODS.length - 1 }),
		patience: whole('patience', patience, { most: 1_000_000 }),
	};
}

/** The words after a command. */
function meant({ index, side }) {
	if (index !== undefined && !(/^\d+$/.test(index) && Number(index) <= MOST)) {
		throw new UsageError(`${index} is no index of a referendum: it must be a whole number`);
	}
	if (side !== undefined && !SIDES.includes(side)) {
		throw new UsageError(`${side} is no vote: choose one of ${SIDES.join(', ')}`);
	}
	return { index: index === undefined ? undefined : Number(index), side };
}
