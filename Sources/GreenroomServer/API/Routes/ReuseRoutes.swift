import Greenroom
import GreenroomModel
import HTTPTypes

/// What there is, made into what is needed next.
enum ReuseRoutes {
  static let all: [Route] = [
    .write(.post, "/api/v1/fits", on: .long, isIdempotent: true) { call, desk in
      let request = try fit(
        call.fields([
          "assets", "model", "isPlan", "crop", "background", "upscale", "from", "to", "format", "strict",
        ]), desk.library)
      return try .document(desk.library.fit(request, desk.shouldStop))
    },
    .get("/api/v1/lineage/{id}") { call, desk in try .document(desk.library.lineage(call.asset())) },
    // It may write the clip's last frame into the library.
    .write(.post, "/api/v1/clips/{id}/continue", on: .long) { call, desk in
      let fields = try call.fields(["model", "prompt"])
      var continuation = ClipContinuation(clip: try call.asset())
      continuation.model = try fields.text("model")
      continuation.prompt = try fields.text("prompt")
      return try .document(desk.library.continueClip(continuation))
    },
    .get("/api/v1/duplicates", on: .long) { call, desk in
      try .document(desk.library.duplicates(duplicates(call.query), desk.shouldStop))
    },
    Route(
      method: .put, template: "/api/v1/uploads/{filename}", scope: .curate, work: .upload, isIdempotent: true),
  ]

  private static func fit(_ fields: BodyFields, _ library: Library) throws -> FitRequest {
    func seconds(_ name: String) throws -> Seconds? {
      try fields.seconds(name).flatMap { $0 >= 0 ? Seconds($0) : nil }
    }
    var request = FitRequest()
    request.arguments = try library.arguments(catalogued: fields.requiredTexts("assets"))
    request.model = try fields.text("model")
    request.isPlanOnly = try fields.flag("isPlan") ?? false
    let format = try format(fields)
    request.options = FitOptions(
      shape: try fields.flag("crop") == true ? .crop : .pad, background: try background(fields),
      allowsUpscaling: try fields.flag("upscale") ?? false,
      mendsWarnings: try fields.flag("strict") ?? false, from: try seconds("from"), to: try seconds("to"),
      pictureFormat: format.picture, soundFormat: format.sound)
    return request
  }

  private static func background(_ fields: BodyFields) throws -> PlainColour? {
    try fields.text("background").map { text throws in
      guard let colour = PlainColour(text) else {
        throw BodyFields.invalid("“background” is #RRGGBB, white or black, not “\(text)”.")
      }
      return colour
    }
  }

  private static func format(
    _ fields: BodyFields
  ) throws -> (picture: PictureRecipe.Format?, sound: SoundRecipe.Format?) {
    guard let word = try fields.text("format") else { return (nil, nil) }
    let format = (PictureRecipe.Format(rawValue: word), SoundRecipe.Format(rawValue: word))
    guard format.0 != nil || format.1 != nil else {
      throw BodyFields.invalid("“format” is jpeg, png, mp3 or wav, not “\(word)”.")
    }
    return format
  }

  private static func duplicates(_ query: QueryItems) throws -> DuplicatesRequest {
    let word = query["strictness"] ?? Strictness.normal.rawValue
    guard let strictness = Strictness(rawValue: word) else {
      throw GreenroomError(
        .usage, "“strictness” is never “\(word)”.",
        hint: "It is \(Strictness.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return DuplicatesRequest(query: query["q"] ?? "", strictness: strictness)
  }
}
