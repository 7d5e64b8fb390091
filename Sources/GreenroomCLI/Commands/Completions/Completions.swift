import ArgumentParser
import Greenroom
import GreenroomModel

/// What a shell offers where a value is typed: taken from the installation and the library in force. A shell
/// asks while the person is typing, so whatever goes wrong offers nothing.
enum Completions {
  static let ofProfiles = CompletionKind.custom { _, _, _ in
    values { $0.profiles.ids }
  }

  static let ofModels = CompletionKind.custom { _, _, _ in
    values { try $0.profile.models.map(\.id) }
  }

  static let ofSets = CompletionKind.custom { _, _, _ in
    values { try $0.sets().sets.map(\.name) }
  }

  static let ofTags = CompletionKind.custom { _, _, _ in
    values { try $0.tags().tags.map(\.name) }
  }

  private static func values(_ read: (Library) throws -> [String]) -> [String] {
    let surroundings = Surroundings.process()
    let settings = try? Settings(
      flags: SettingFlags(), environment: surroundings.environment, folders: surroundings.folders,
      workingFolder: surroundings.workingFolder)
    guard let settings,
      let library = try? Library(settings: settings, installation: surroundings.installation)
    else { return [] }
    return (try? read(library)) ?? []
  }
}
