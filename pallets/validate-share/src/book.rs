//! The book: in which order bids rest.

use crate::{BestLimit, Book, BookEntry, Config};
use frame_support::BoundedVec;

/// The bids that rest, the best one at the end, where it is taken from.
pub type BookOf<T> = BoundedVec<BookEntry, <T as Config>::MaxBids>;

/// Store the book and the limit of its best bid.
pub(crate) fn put<T: Config>(book: BookOf<T>) {
	BestLimit::<T>::set(book.last().map(|best| best.limit_price));
	Book::<T>::set(book);
}

/// Put an entry in its place; back if there is none.
pub(crate) fn insert<T: Config>(book: &mut BookOf<T>, entry: BookEntry) -> Result<(), BookEntry> {
	let place = book.partition_point(|other| other.rank() < entry.rank());
	book.try_insert(place, entry).map_err(|_| entry)
}

/// Take an entry out; `false` if it is not there.
pub(crate) fn remove<T: Config>(book: &mut BookOf<T>, entry: &BookEntry) -> bool {
	match book.binary_search_by_key(&entry.rank(), BookEntry::rank) {
		Ok(place) => {
			book.remove(place);
			true
		},
		Err(_) => false,
	}
}
