import Foundation
import Greenroom
import GreenroomModel
import HTTPTypes

/// Bytes: originals as they are, and what was drawn of them.
enum MediaRoutes {
  static let all: [Route] = [
    .get("/media/{id}") { call, desk in
      let file = try desk.library.original(of: call.assetID())
      var answer = APIAnswer(content: .file(file))
      answer.fields[.contentDisposition] = "inline; filename*=UTF-8''\(encoded(file.name))"
      answer.fields[.cacheControl] = "private, no-cache"
      return answer
    },
    .get("/previews/{id}/{version}/{name}", on: .drawing, preview),
  ]

  /// The name says what it is of: `picture.jpg`, `strip.jpg`, `strip.vtt`, `curve.json`, `frame-first.jpg` or
  /// `frame-last.jpg`.
  private static func preview(_ call: APICall, _ desk: APIDesk) throws -> APIAnswer {
    guard call.parameter("version") == String(Preview.version),
      let part = PreviewPart(named: call.parameter("name"))
    else { throw Problem.nothingHere }
    switch try part.stored(of: call.assetID(), in: desk.library) {
    case .impossible(let reason): throw Problem(.notFound, "no_preview", reason)
    case .made(let image, let text):
      guard let path = part.isImage ? image : text,
        let bytes = FileManager.default.contents(atPath: path.text)
      else { throw Problem(.notFound, "no_preview", "The preview is gone; ask again.") }
      var answer = APIAnswer.bytes(Array(bytes), type: part.type)
      answer.fields[.cacheControl] = "private, max-age=31536000, immutable"
      return answer
    }
  }

  private static func encoded(_ name: String) -> String {
    name.addingPercentEncoding(withAllowedCharacters: plain) ?? "file"
  }

  private static let plain = CharacterSet(
    charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_~")
}

/// One of the files that a preview is made of.
private struct PreviewPart {
  private enum Source {
    case preview(PreviewKind)
    case frame(ClipEnd)
  }

  private let source: Source
  let isImage: Bool
  let type: String

  init?(named name: String) {
    switch name {
    case "picture.jpg": self.init(.preview(.picture), isImage: true, type: "image/jpeg")
    case "strip.jpg": self.init(.preview(.strip), isImage: true, type: "image/jpeg")
    case "strip.vtt": self.init(.preview(.strip), isImage: false, type: "text/vtt; charset=utf-8")
    case "curve.json": self.init(.preview(.curve), isImage: false, type: "application/json")
    case "frame-first.jpg": self.init(.frame(.first), isImage: true, type: "image/jpeg")
    case "frame-last.jpg": self.init(.frame(.last), isImage: true, type: "image/jpeg")
    default: return nil
    }
  }

  private init(_ source: Source, isImage: Bool, type: String) {
    self.source = source
    self.isImage = isImage
    self.type = type
  }

  /// Made where it is not there yet.
  func stored(of asset: AssetID, in library: Library) throws -> StoredPreview {
    switch source {
    case .preview(let kind): try library.preview(kind, of: asset)
    case .frame(let end): try library.endFrame(end, of: asset)
    }
  }
}
