//! Wakes the miner when only the time has changed.

use futures::{stream, Stream};
use std::time::Instant;
use tokio::sync::watch;

/// One time at which to wake, or none.
pub struct Alarm(watch::Sender<Option<Instant>>);

impl Default for Alarm {
	fn default() -> Self {
		Self(watch::channel(None).0)
	}
}

impl Alarm {
	/// Wake at `time` instead of any time that was set before.
	pub fn set(&self, time: Option<Instant>) {
		self.0.send_if_modified(|set| std::mem::replace(set, time) != time);
	}

	/// Rings once for each time that comes. Needs a tokio runtime with timers; ends with the alarm.
	pub fn rings(&self) -> impl Stream<Item = ()> + Send + 'static {
		let times = self.0.subscribe();
		// Without the time that rang last, a time in the past would ring without end.
		stream::unfold((times, None), |(mut times, rang)| async move {
			loop {
				let time = *times.borrow_and_update();
				let ring = async {
					match time.filter(|_| time != rang) {
						Some(time) => tokio::time::sleep_until(time.into()).await,
						None => std::future::pending().await,
					}
				};
				tokio::select! {
					() = ring => return Some(((), (times, time))),
					changed = times.changed() => changed.ok()?,
				}
			}
		})
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;
	use crate::mining::testing::PATIENCE;
	use futures::{FutureExt, StreamExt};
	use std::time::Duration;

	#[tokio::test]
	async fn alarm_rings_once_for_each_time_that_has_come() {
		let alarm = Alarm::default();
		let mut rings = Box::pin(alarm.rings());
		assert_eq!(rings.next().now_or_never(), None);
		for time in [Instant::now(), Instant::now() + Duration::from_millis(20)] {
			alarm.set(Some(time));
			tokio::time::timeout(PATIENCE, rings.next()).await.unwrap().unwrap();
			assert!(Instant::now() >= time);
			assert_eq!(rings.next().now_or_never(), None);
		}
	}

	#[tokio::test]
	async fn alarm_takes_a_new_time_while_it_waits_for_another() {
		let alarm = Alarm::default();
		alarm.set(Some(Instant::now() + PATIENCE * 100));
		let mut rings = Box::pin(alarm.rings());
		assert_eq!(rings.next().now_or_never(), None);
		alarm.set(Some(Instant::now()));
		tokio::time::timeout(PATIENCE, rings.next()).await.unwrap().unwrap();
		alarm.set(None);
		assert_eq!(rings.next().now_or_never(), None);
	}

	#[tokio::test]
	async fn alarm_ends_its_rings_when_it_is_gone() {
		let alarm = Alarm::default();
		let mut rings = Box::pin(alarm.rings());
		drop(alarm);
		assert_eq!(rings.next().await, None);
	}
}
