import GreenroomCatalog
import GreenroomModel

/// Looks whether every task stands where its history leads.
struct FsckTasks {
  let library: Library
  let catalog: Catalog

  func look(into report: inout FsckReport) throws {
    for task in try catalog.tasks(in: Set(TaskState.allCases)).tasks {
      report.checked.tasks += 1
      for contradiction in try contradictions(task) {
        report.damage(
          "task.state", task.id.text, "Task \(task.id) is \(task.state.rawValue), but \(contradiction).",
          remedy: "`greenroom task show \(task.id)` shows its history; nothing of it is sent again.")
      }
    }
  }

  private func contradictions(_ task: TaskRecord) throws -> [String] {
    var found: [String] = []
    if task.state == .done, task.clip == nil { found.append("no clip came of it") }
    if task.state.isAtGateway, task.gatewayID == nil { found.append("the gateway has no name for it") }
    let events = try catalog.events(of: task.key)
    if !task.isAdopted, let last = events.last, last.state != task.state {
      found.append("its history ends with \(last.state.rawValue)")
    }
    for (one, next) in zip(events, events.dropFirst())
    where one.state != next.state && !one.state.mayBecome(next.state) {
      found.append("its history goes from \(one.state.rawValue) to \(next.state.rawValue)")
    }
    return found
  }
}
