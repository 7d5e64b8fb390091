import Greenroom
import GreenroomModel
import HTTPTypes

/// Takes orders for paid work, within what this server may spend.
struct TaskDesk {
  let desk: APIDesk

  func submit(_ call: APICall) throws -> APIAnswer {
    let order = try order(
      call.fields([
        "draft", "request", "isDryRun", "isAgain", "allowsDiscouraged", "mostTasks", "mostSeconds",
      ]))
    let plan = try desk.library.plan(order)
    guard plan.isSendable, !order.isDryRun else { return try .document(plan.document) }
    let (tasks, seconds) = (plan.taskCount, plan.document.outputSeconds)
    try desk.spending.take(tasks: tasks, seconds: seconds)
    do {
      return try .document(desk.library.submit(plan, shouldStop: desk.shouldStop), .accepted)
    } catch let error as GreenroomError where Self.beforeAnything.contains(error.code) {
      desk.spending.giveBack(tasks: tasks, seconds: seconds)
      throw error
    }
  }

  /// What keeps an order from being even written down.
  private static let beforeAnything: Set = [
    GreenroomError.Code.conflict, .unauthorized, .configuration,
  ]

  private func order(_ fields: BodyFields) throws -> TaskOrder {
    var order = TaskOrder()
    order.isDryRun = try fields.flag("isDryRun") ?? false
    order.isAgain = try fields.flag("isAgain") ?? false
    order.allowsDiscouraged = try fields.flag("allowsDiscouraged") ?? false
    // Where the client sets no bounds, those of the server say what is too much.
    order.greatestTasks = try fields.number("mostTasks", in: 0...1_000) ?? .max
    order.greatestSeconds = try fields.seconds("mostSeconds") ?? .infinity
    switch (fields["draft"], try fields.text("request")) {
    case (_?, nil): order.builds = [try build(fields)]
    case (nil, let request?): order.stored = [request]
    default: throw BodyFields.invalid("The body needs either “draft” or “request”.")
    }
    return order
  }

  private func build(_ fields: BodyFields) throws -> RequestBuild {
    var build = RequestBuild(workingFolder: desk.library.folder)
    build.flags = try DraftField(fields).draft
    build.isFromElsewhere = true
    build.shouldStop = desk.shouldStop
    return build
  }
}
