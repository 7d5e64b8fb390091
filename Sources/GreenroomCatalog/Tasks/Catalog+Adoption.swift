package import Foundation
import GRDB
import GreenroomModel

extension Catalog {
  /// Takes in a clip that was made elsewhere, with a task that is done and never was sent from here, in one
  /// transaction.
  ///
  /// - Parameters:
  ///   - gatewayID: What the gateway called the task; nil where nobody knows.
  ///   - madeAt: As well as it is known.
  /// - Throws: `conflict` where a task here has that name at the gateway, `io` where the clip could not be read.
  package func adopt(
    _ clip: IndexBatch.File, madeBy intent: TaskIntent, gatewayID: String?, madeAt: Date, probeVersion: Int,
    at time: Date
  ) throws -> TaskRecord {
    try write { database in
      try Self.refuseKnown(gatewayID, at: intent.gateway, database)
      let task = try Self.insert(intent, state: .done, isAdopted: true, at: time, database)
      let batch = IndexBatch(files: [clip], scanStarted: time, probeVersion: probeVersion)
      let asset = try BatchWriter(database, batch: batch, now: time).take(clip, as: .generated)
      try database.run(
        "INSERT INTO taskResult (task, role, position, asset) VALUES (?, ?, 1, ?)", task.key.row,
        TaskResult.Role.clip.rawValue, asset)
      try database.run(
        "UPDATE task SET gatewayID = ?, progress = 1, completedAt = ?, endedAt = ? WHERE pk = ?", gatewayID,
        madeAt.milliseconds, time.milliseconds, task.key.row)
      return try Self.task(task.key, database)
    }
  }

  private static func refuseKnown(
    _ gatewayID: String?, at gateway: TaskGateway, _ database: Database
  ) throws {
    guard let gatewayID else { return }
    let known = try tasks(
      where: "task.baseURL = ? AND task.gatewayID = ?", [gateway.baseURL, gatewayID], database
    ).first
    guard let known else { return }
    throw GreenroomError(
      .conflict, "“\(gatewayID)” is task \(known.id) here, which is \(known.state.rawValue).",
      hint: "`greenroom task download \(known.id)` brings its clip, as long as the gateway has it.")
  }
}
