import Greenroom
import GreenroomModel
import HTTPTypes

/// Reference sets, whose order makes the handles.
enum SetRoutes {
  static let all: [Route] = [
    .get("/api/v1/sets") { _, desk in try .document(desk.library.sets()) },
    .write(.post, "/api/v1/sets") { call, desk in
      let fields = try call.fields(["name", "assets"])
      return try .document(
        desk.library.createSet(fields.requiredText("name"), with: additions(fields, desk)), .created)
    },
    .get("/api/v1/sets/{name}") { call, desk in
      try .document(desk.library.set(named: call.parameter("name")))
    },
    .write(.delete, "/api/v1/sets/{name}") { call, desk in
      try .document(desk.library.deleteSet(call.parameter("name")))
    },
    .write(.post, "/api/v1/sets/{name}/members") { call, desk in
      let fields = try call.fields(["assets", "called"])
      _ = try fields.requiredTexts("assets")
      return try .document(desk.library.add(additions(fields, desk), toSet: call.parameter("name")))
    },
    .write(.delete, "/api/v1/sets/{name}/members/{handle}") { call, desk in
      try .document(
        desk.library.remove(
          [AssetArgument(fromElsewhere: call.parameter("handle"))], fromSet: call.parameter("name")))
    },
    .write(.post, "/api/v1/sets/{name}/move") { call, desk in
      let fields = try call.fields(["member", "to"])
      return try .document(
        desk.library.move(
          AssetArgument(fromElsewhere: fields.requiredText("member")),
          to: fields.requiredNumber("to", in: 1...10_000), inSet: call.parameter("name")))
    },
    .write(.put, "/api/v1/sets/{name}/slots") { call, desk in
      let slots = try slots(call.fields(["slots"]))
      return try .document(desk.library.putSlots(slots, inSet: call.parameter("name")))
    },
  ]

  /// `called` names the one asset in this set.
  private static func additions(
    _ fields: BodyFields, _ desk: APIDesk
  ) throws -> [(name: AssetName?, asset: AssetArgument)] {
    let assets = try desk.library.arguments(catalogued: fields.texts("assets") ?? [])
    let name = try fields.text("called").map { text throws in try AssetName(text) }
    guard name == nil || assets.count == 1 else {
      throw BodyFields.invalid("“called” names one asset, and there are \(assets.count).")
    }
    return assets.map { (name, $0) }
  }

  private static func slots(_ fields: BodyFields) throws -> [ReferenceSet.Slot] {
    guard let slots = fields["slots"]?.array else {
      throw BodyFields.invalid("The body lacks the list “slots”.")
    }
    return try slots.map { json in
      let slot = try BodyFields(json, known: ["name", "kind", "isRequired"])
      let kind = try slot.text("kind").map { word in
        guard let kind = MediaKind(rawValue: word) else {
          throw BodyFields.invalid("“kind” is image, video or audio, not “\(word)”.")
        }
        return kind
      }
      return ReferenceSet.Slot(
        name: try AssetName(slot.requiredText("name")).text, kind: kind,
        isRequired: try slot.flag("isRequired") ?? true)
    }
  }
}
