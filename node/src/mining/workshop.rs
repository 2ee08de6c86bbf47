//! The templates that a seal can still be found for.

use super::{
	parent::Site,
	pause::PauseReason,
	submission::Refusal,
	template::{Template, Work},
	voted::policy::Shortage,
};
use parking_lot::Mutex;
use sp_core::H256;
use std::collections::VecDeque;
use tokio::sync::watch;

/// How many templates stay open to seals. With one a second at most, a miner that asks for work a
/// few times a minute is in time. Each holds a whole block and its state changes.
pub const MAX_TEMPLATES: usize = 16;

/// How many closed templates are remembered by name, so that a late seal gets the right answer.
pub const MAX_CLOSED: usize = 256;

/// How many sites are remembered as filled. Choices of old ones do not come back.
const MAX_FILLED: usize = 64;

/// Why there is nothing to search for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Idle {
	/// This node has no author for its blocks.
	NoAuthor,
	/// A template is being built, or there is nothing to build on.
	Preparing,
	/// Mining pauses.
	Paused(PauseReason),
	/// What there is to build on lacks votes.
	AwaitingVotes(Shortage),
}

/// What miners are to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
	/// Wait for the next order.
	Wait(Idle),
	/// Search for a seal.
	Search(Work),
	/// The node shuts down.
	Stop,
}

/// Why a template is no longer open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Closed {
	/// It was given up.
	Stale,
	/// It was sealed.
	Sealed,
}

/// Holds the templates of one site, hands out the newest, and gives each away once.
///
/// Orders go out under the lock, so miners see them in the order in which things happened.
pub struct Workshop {
	shelf: Mutex<Shelf>,
	orders: watch::Sender<Order>,
}

#[derive(Default)]
struct Shelf {
	/// All of one site, the newest last.
	open: VecDeque<Template>,
	closed: VecDeque<(H256, Closed)>,
	/// Where this node has put a sealed block, or is about to.
	filled: VecDeque<Site>,
}

impl Shelf {
	fn site(&self) -> Option<Site> {
		self.open.back().map(|template| template.work().site)
	}

	fn close(&mut self, pre_hash: H256, how: Closed) {
		push_bounded(&mut self.closed, (pre_hash, how), MAX_CLOSED);
	}

	fn close_all(&mut self) {
		for template in std::mem::take(&mut self.open) {
			self.close(template.work().pre_hash, Closed::Stale);
		}
	}

	fn position(&self, pre_hash: &H256) -> Result<usize, Refusal> {
		if let Some(index) = self.open.iter().position(|open| open.work().pre_hash == *pre_hash) {
			return Ok(index);
		}
		let closed = self.closed.iter().rev().find(|(closed, _)| closed == pre_hash);
		Err(match closed {
			Some((_, Closed::Sealed)) => Refusal::Duplicate,
			Some((_, Closed::Stale)) => Refusal::Stale,
			None => Refusal::Unknown,
		})
	}
}

impl Workshop {
	/// Without templates, for the given reason.
	pub fn new(idle: Idle) -> Self {
		Self { shelf: Mutex::default(), orders: watch::channel(Order::Wait(idle)).0 }
	}

	/// The current order and all that follow; later ones replace earlier ones that nobody read.
	pub fn orders(&self) -> watch::Receiver<Order> {
		self.orders.subscribe()
	}

	/// Where the open templates go.
	pub fn site(&self) -> Option<Site> {
		self.shelf.lock().site()
	}

	/// Whether this node has put a sealed block there, or is about to.
	pub fn is_filled(&self, site: &Site) -> bool {
		self.shelf.lock().filled.contains(site)
	}

	/// Open a template and make it what miners search for. Earlier ones of the same site stay open,
	/// those of another site are closed. Returns false, and does nothing, if the site is filled.
	pub fn publish(&self, template: Template) -> bool {
		let work = *template.work();
		let mut shelf = self.shelf.lock();
		if shelf.filled.contains(&work.site) {
			return false;
		}
		if shelf.site() != Some(work.site) {
			shelf.close_all();
		}
		// A clock that stands still builds the same block twice.
		shelf.open.retain(|open| open.work().pre_hash != work.pre_hash);
		if shelf.open.len() >= MAX_TEMPLATES {
			if let Some(oldest) = shelf.open.pop_front() {
				shelf.close(oldest.work().pre_hash, Closed::Stale);
			}
		}
		shelf.open.push_back(template);
		self.order(Order::Search(work));
		true
	}

	/// Close all templates: there is nothing to search for.
	pub fn withdraw(&self, idle: Idle) {
		let mut shelf = self.shelf.lock();
		shelf.close_all();
		self.order(Order::Wait(idle));
	}

	/// Close the templates if they are for `site`, which is no longer the one to build on.
	pub fn abandon(&self, site: &Site) {
		let mut shelf = self.shelf.lock();
		if shelf.site() == Some(*site) {
			shelf.close_all();
			self.order(Order::Wait(Idle::Preparing));
		}
	}

	/// The work of an open template.
	pub fn find(&self, pre_hash: &H256) -> Result<Work, Refusal> {
		let shelf = self.shelf.lock();
		let index = shelf.position(pre_hash)?;
		shelf.open.get(index).map(|template| *template.work()).ok_or(Refusal::Unknown)
	}

	/// Take a template whose seal has been found. Its site is filled from here on, and the other
	/// templates are closed: of two seals found at once only one gets through.
	pub fn take(&self, pre_hash: &H256) -> Result<Template, Refusal> {
		let mut shelf = self.shelf.lock();
		let index = shelf.position(pre_hash)?;
		let template = shelf.open.remove(index).ok_or(Refusal::Unknown)?;
		shelf.close_all();
		shelf.close(*pre_hash, Closed::Sealed);
		push_bounded(&mut shelf.filled, template.work().site, MAX_FILLED);
		self.order(Order::Wait(Idle::Preparing));
		Ok(template)
	}

	/// The block for `site` was refused: the site can be filled again.
	pub fn reopen(&self, site: &Site) {
		self.shelf.lock().filled.retain(|filled| filled != site);
	}

	/// End all mining for good.
	pub fn stop(&self) {
		let mut shelf = self.shelf.lock();
		shelf.close_all();
		self.order(Order::Stop);
	}

	/// To be called with the shelf locked.
	fn order(&self, new: Order) {
		self.orders.send_if_modified(|order| {
			let modified = *order != new && *order != Order::Stop;
			if modified {
				*order = new;
			}
			modified
		});
	}
}

fn push_bounded<T>(queue: &mut VecDeque<T>, item: T, bound: usize) {
	if queue.len() >= bound {
		queue.pop_front();
	}
	queue.push_back(item);
}
