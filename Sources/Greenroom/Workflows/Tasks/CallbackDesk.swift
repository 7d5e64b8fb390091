package import Foundation
import GreenroomCatalog
import GreenroomModel
import GreenroomRemote
import Synchronization

/// Where gateways say that a task has come to its end. Nobody can tell who really speaks here, so nothing of it is
/// believed: it only has tasks asked for sooner than they would have been.
package final class CallbackDesk: Sendable {
  /// What a gateway's URL ends in.
  package static let path = "/callback"
  /// Bytes of a message that are looked through. What gateways send is a fraction of that.
  package static let greatestLength = 65_536
  /// Seconds between two looks at a task that are owed to messages, however many come.
  private static let spacing = 2.0

  private let library: Library
  /// When each task was last hastened to; perhaps a moment that is still to come.
  private let hastened = Mutex<[TaskKey: Date]>([:])

  package init(_ library: Library) { self.library = library }

  /// Has the tasks whose names stand in a message looked at now; all that are open where none does, since no
  /// contract says what a message looks like.
  ///
  /// - Parameter message: Its beginning, at most ``greatestLength`` bytes.
  /// - Returns: How many are looked at sooner for it.
  @discardableResult
  package func hear(_ message: [UInt8], at time: Date) throws -> Int {
    guard try library.catalogIfPresent != nil else { return 0 }
    let catalog = try library.catalog
    let open = try catalog.tasks(in: [.queued, .processing]).tasks
    let text = String(decoding: message.prefix(Self.greatestLength), as: UTF8.self)
    let named = open.filter { task in task.gatewayID.map { text.contains($0) } ?? false }
    let tasks = Set((named.isEmpty ? open : named).map(\.key))
    let times = hastened.withLock { hastened in
      hastened = hastened.filter { $1.addingTimeInterval(Self.spacing) > time }
      return Dictionary(grouping: tasks) { task in
        let due = Self.due(after: hastened[task], at: time)
        hastened[task] = due
        return due
      }
    }
    return try times.map { try catalog.hasten($1, by: $0) }.reduce(0, +)
  }

  /// When a task that was last hastened to `last` is looked at for one message more.
  private static func due(after last: Date?, at time: Date) -> Date {
    guard let last else { return time }
    return last > time ? last : max(time, last.addingTimeInterval(spacing))
  }
}

extension Library {
  /// Where a gateway can tell this library's listener that a task is over.
  package var callbackURL: String { staging.embedded.baseURL + CallbackDesk.path }
}
