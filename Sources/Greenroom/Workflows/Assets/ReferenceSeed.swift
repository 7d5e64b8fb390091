import GreenroomCatalog
import GreenroomModel

/// A reference before anything is read: what a person or a draft named, and for what.
struct ReferenceSeed {
  let subject: AssetSubject
  /// Set for frames, and where a draft says which array a URL belongs to.
  var role: Role?
  /// The name that this request gives.
  var localName: String?

  init(_ subject: AssetSubject, role: Role? = nil, localName: String? = nil) {
    self.subject = subject
    self.role = role
    self.localName = localName
  }

  /// Where its bytes are; nil for a URL, and for an asset that no path holds any more.
  var path: MediaPath? {
    switch subject {
    case .file(let path), .folder(let path): path
    case .asset(let record): record.path
    case .url: nil
    }
  }
}

extension ReferenceSeed {
  /// The reference that this becomes once its file was probed.
  func reference(_ outcome: ProbeOutcome?) -> Reference {
    switch subject {
    case .url(let url):
      let kind = role?.kind ?? MediaKind(fileExtensionOf: url)
      return Reference(
        role: role ?? Role(referenceOf: kind ?? .image), name: localName, kind: kind, url: url)
    case .file, .folder, .asset: return local(outcome ?? .failure(.missing))
    }
  }

  private func local(_ outcome: ProbeOutcome) -> Reference {
    var reference = Reference(role: role ?? .referenceImage, name: localName, path: path)
    if case .asset(let record) = subject {
      reference.assetID = record.id
      reference.kind = record.kind
    }
    switch outcome {
    case .success(let report):
      reference.kind = report.kind
      reference.facts = report.facts
      reference.byteCount = report.stamp.size
    case .failure(let problem): reference.problem = problem
    }
    let kind = reference.kind ?? path?.fileExtension.flatMap(MediaKind.init(fileExtension:))
    reference.role = role ?? Role(referenceOf: kind ?? .image)
    return reference
  }
}

extension FileProblem {
  static let missing = FileProblem(.fileMissing, "No path holds this asset any more.")
}

extension Role {
  /// What kind of media a role is for.
  var kind: MediaKind {
    switch self {
    case .firstFrame, .lastFrame, .referenceImage: .image
    case .referenceVideo: .video
    case .referenceAudio: .audio
    }
  }
}

extension MediaKind {
  /// What a name suggests where nothing has been read: enough to say which array a broken file was meant
  /// for, never to judge it.
  init?(fileExtension: String) {
    switch fileExtension {
    case "jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff", "heic", "heif", "avif": self = .image
    case "mp4", "mov", "m4v", "webm", "mkv", "avi": self = .video
    case "mp3", "wav", "m4a", "aac", "flac", "ogg", "opus": self = .audio
    default: return nil
    }
  }

  /// By the last component of a URL's path.
  init?(fileExtensionOf url: String) {
    let path = url.prefix { $0 != "?" && $0 != "#" }
    guard let fileExtension = MediaPath(String(path)).fileExtension else { return nil }
    self.init(fileExtension: fileExtension)
  }
}
