/**
 * What a chain decides on already. Anybody may submit any call on any track, for a small deposit: only
 * what acts as root can authorise code, so nothing else counts here.
 */

/** Whether a proposal is a call that is short enough for it. */
const isCall = (bounded, call) => bounded.isInline && bounded.asInline.toHex() === call.toHex();

/** Whether an origin is root. */
const isRoot = (origin) => origin.isSystem && origin.asSystem.isRoot;

/**
 * A referendum that decides on a call as root.
 *
 * @typedef {object} Ongoing
 * @property {number} index
 * @property {any} status
 */

/**
 * The referenda that decide on a call as root, those before the others whose decision deposit is placed.
 *
 * @param {import('../chain.js').Chain} chain
 * @param {any} call
 * @param {import('../governance/tracks.js').Track} root
 * @returns {Promise<Ongoing[]>}
 */
export async function ongoingFor({ api }, call, root) {
	const entries = await api.query.referenda.referendumInfoFor.entries();
	const late = ({ status }) => Number(status.decisionDeposit.isNone);
	return entries
		.filter(([, info]) => info.unwrap().isOngoing)
		.map(([key, info]) => ({ index: key.args[0].toNumber(), status: info.unwrap().asOngoing }))
		.filter(({ status: { track, origin } }) => track.toNumber() === root.id && isRoot(origin))
		.filter(({ status }) => isCall(status.proposal, call))
		.sort((one, other) => late(one) - late(other) || one.index - other.index);
}

/**
 * The first block in which a call is due that was approved, as root.
 *
 * @param {import('../chain.js').Chain} chain
 * @param {any} call
 * @returns {Promise<number | undefined>}
 */
export async function scheduledFor({ api }, call) {
	const entries = await api.query.scheduler.agenda.entries();
	const isDue = (task) => isRoot(task.origin) && isCall(task.call, call);
	const blocks = entries
		.filter(([, tasks]) => tasks.some((task) => task.isSome && isDue(task.unwrap())))
		.map(([key]) => key.args[0].toNumber());
	return blocks.length > 0 ? Math.min(...blocks) : undefined;
}
