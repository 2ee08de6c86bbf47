/**
 * The tracks of referenda: who a proposal acts as, and how long it takes.
 */

import { Failure } from '../chain.js';

/** @typedef {import('@polkadot/api').ApiPromise} ApiPromise */

/**
 * A track. Periods are in blocks.
 *
 * @typedef {object} Track
 * @property {number} id
 * @property {string} name
 * @property {object} origin as whom a proposal acts, for `referenda.submit`
 * @property {number} maxDeciding how many referenda are decided at once
 * @property {bigint} deposit before which nothing is decided, in units
 * @property {number} prepare from the submission until the decision may begin
 * @property {number} decision how long it may take to pass
 * @property {number} confirm how long it must keep passing
 * @property {number} enactment from the approval until the proposal acts, at least
 * @property {any} minApproval see `threshold` in curves.js
 * @property {any} minSupport see `threshold` in curves.js
 */

/** The name of the office that a track stands for: `small_spender` is `SmallSpender`. */
const office = (name) =>
	name
		.split('_')
		.map((word) => word[0].toUpperCase() + word.slice(1))
		.join('');

/**
 * All tracks of a chain, as they were when the program connected to it.
 *
 * @param {ApiPromise} api
 * @returns {Track[]}
 */
export function tracksOf(api) {
	return [...api.consts.referenda.tracks].map(([id, info]) => {
		// The names have one length, filled up with zeros.
		const name = info.name.toString().replace(/\0+$/, '');
		return {
			id: id.toNumber(),
			name,
			origin: name === 'root' ? { system: 'Root' } : { Origins: office(name) },
			maxDeciding: info.maxDeciding.toNumber(),
			deposit: info.decisionDeposit.toBigInt(),
			prepare: info.preparePeriod.toNumber(),
			decision: info.decisionPeriod.toNumber(),
			confirm: info.confirmPeriod.toNumber(),
			enactment: info.minEnactmentPeriod.toNumber(),
			minApproval: info.minApproval,
			minSupport: info.minSupport,
		};
	});
}

/**
 * The track of a name.
 *
 * @param {ApiPromise} api
 * @param {string} name
 * @returns {Track}
 */
export function trackNamed(api, name) {
	const tracks = tracksOf(api);
	const found = tracks.find((track) => track.name === name);
	if (!found) {
		const names = tracks.map((track) => track.name).join(', ');
		throw new Failure(`there is no track ${name}: choose one of ${names}`);
	}
	return found;
}

/**
 * The track of a number.
 *
 * @param {ApiPromise} api
 * @param {number} id
 * @returns {Track}
 */
export const trackOf = (api, id) => tracksOf(api).find((track) => track.id === id);

/** Units of time for people, in milliseconds. */
const UNITS = [
	['days', 86_400_000],
	['h', 3_600_000],
	['min', 60_000],
	['s', 1_000],
];

/**
 * A number of blocks as the time that they take.
 *
 * @param {number} blocks
 * @param {number} blockTime in milliseconds
 * @returns {string} such as `1.5 h`
 */
export function span(blocks, blockTime) {
	const time = blocks * blockTime;
	const [name, unit] = UNITS.find(([, it]) => time >= it) ?? UNITS.at(-1);
	return `${Number((time / unit).toFixed(1))} ${name}`;
}

/**
 * What a block takes when the difficulty has settled.
 *
 * @param {ApiPromise} api
 * @returns {Promise<number>} in milliseconds
 */
export async function blockTime(api) {
	const { targetBlockTime } = await api.query.protocolParameters.difficulty();
	return targetBlockTime.toNumber();
}

/**
 * A line of a table.
 *
 * @param {string[]} cells
 * @param {number[]} widths
 */
const row = (cells, widths) =>
	cells
		.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at])))
		.join('  ');

/**
 * All tracks as a table for people.
 *
 * @param {ApiPromise} api
 * @param {number} time of a block, in milliseconds
 * @returns {string[]} lines
 */
export function table(api, time) {
	const cells = tracksOf(api).map((track) => [
		track.name,
		(track.deposit / 10n ** 12n).toLocaleString('en'),
		...[track.prepare, track.decision, track.confirm, track.enactment].map((it) =>
			span(it, time),
		),
	]);
	const head = ['track', 'deposit', 'prepare', 'decide', 'confirm', 'enact'];
	const lines = [head, ...cells];
	const widths = head.map((_, at) => Math.max(...lines.map((line) => line[at].length)));
	return lines.map((line) => row(line, widths));
}
