import Greenroom
import GreenroomModel
import HTTPTypes

/// Takes orders for paid work, within what this server may spend.
struct TaskDesk {
  let desk: APIDesk

  func submit(_ call: APICall) throws -> APIAnswer {
    let order = try order(
      call.fields([
        "draft", "set", "request", "isDryRun", "isAgain", "allowsDiscouraged", "mostTasks", "mostSeconds",
      ]))
    let plan = try desk.library.plan(order)
    guard plan.isSendable, !order.isDryRun else { return try .document(plan.document) }
    let admitted = try admit(plan, under: call.key)
    let document = try desk.library.send(admitted, shouldStop: desk.shouldStop)
    desk.spending.settle(document.tasks)
    return try .document(document, .accepted)
  }

  /// Settles what became of a submit. What was never taken is not paid for.
  func reconcile(_ id: String, _ settlement: TaskSettlement) throws -> TaskDocument {
    guard let task = try desk.library.reconcileTasks([id], settlement).first else {
      throw Problem.nothingHere
    }
    // By the gateway's own word: what a person believes is no proof.
    if case .ask = settlement { desk.spending.settle([task]) }
    return task
  }

  /// Nothing is stored, and no budget used, where it cannot be admitted.
  private func admit(_ plan: TaskPlan, under key: WriteKey?) throws -> AdmittedPlan {
    let (tasks, seconds) = (plan.taskCount, plan.document.outputSeconds)
    try desk.spending.take(tasks: tasks, seconds: seconds)
    do {
      let admitted = try desk.library.admit(plan, under: key)
      desk.spending.count(admitted.tasks)
      return admitted
    } catch {
      desk.spending.giveBack(tasks: tasks, seconds: seconds)
      throw error
    }
  }

  private func order(_ fields: BodyFields) throws -> TaskOrder {
    var order = TaskOrder()
    order.isDryRun = try fields.flag("isDryRun") ?? false
    order.isAgain = try fields.flag("isAgain") ?? false
    order.allowsDiscouraged = try fields.flag("allowsDiscouraged") ?? false
    // Where the client sets no bounds, those of the server say what is too much.
    order.greatestTasks = try fields.number("mostTasks", in: 0...1_000) ?? .max
    order.greatestSeconds = try fields.seconds("mostSeconds") ?? .infinity
    switch (fields["draft"], try fields.text("request")) {
    case (_?, nil): order.builds = [try desk.build(fields)]
    case (nil, let request?): order.stored = [request]
    default: throw BodyFields.invalid("The body needs either “draft” or “request”.")
    }
    return order
  }
}
