import Foundation
import GRDB
import GreenroomModel

extension Catalog {
  /// Records a batch of an indexing run in one transaction.
  ///
  /// Content edited in place is a new asset that takes over name, tags and sets; the old one stays, without
  /// them, for the requests that used it. The same content at a second path is a second location where the
  /// caller says so (`sameAs`), and a new asset otherwise. Names, tags and sets go with a file that moves.
  @discardableResult
  package func apply(_ batch: IndexBatch) throws -> IndexTally {
    try write { database in
      try WritingRoom(forFiles: batch.files.count).give(to: database)
      let writer = try BatchWriter(database, batch: batch, now: Date())
      try writer.apply(batch.moves)
      for file in batch.files { try writer.apply(file) }
      for (asset, hash) in batch.contentHashes { try writer.keep(hash, of: asset) }
      for location in batch.returned { try writer.markPresent(location) }
      for location in batch.vanished { try writer.markMissing(location, scanStarted: batch.scanStarted) }
      try SearchIndex.add(writer.newAssets, database)
      return writer.tally
    }
  }
}
