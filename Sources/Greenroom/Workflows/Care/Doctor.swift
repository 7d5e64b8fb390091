import Foundation
import GreenroomCatalog
import GreenroomModel

/// Looks over the installation and the library. It finds what is wrong instead of failing over it, changes
/// nothing that is sound, and makes no library.
package struct Doctor {
  let settings: Settings
  let installation: Installation

  package init(settings: Settings, installation: Installation) {
    self.settings = settings
    self.installation = installation
  }

  package func examine() -> DoctorDocument {
    DoctorDocument(
      items: [program, configuration, profiles, worker, apiKey, folder] + catalogItems)
  }

  // MARK: - Installation

  private var program: DoctorDocument.Item {
    item("program") { (.ok, "greenroom \(Version.current), \(installation.executable.text)") }
  }

  private var configuration: DoctorDocument.Item {
    item("settings") {
      (.ok, settings.file.exists ? settings.file.path.text : "no \(settings.file.path.text); defaults hold")
    }
  }

  private var profiles: DoctorDocument.Item {
    item("profiles") {
      let assets = try installation.assets()
      let store = ProfileStore(installed: assets.appending("Profiles"), own: settings.folders.profiles)
      let ids = store.ids
      for id in ids { _ = try store.profile(id) }
      _ = try store.profile(settings.profile.value)
      return (.ok, "\(ids.joined(separator: ", ")) in \(assets.text); \(settings.profile.value) is in force")
    }
  }

  /// Reads the program's own file: whatever a worker says of it, it works.
  private var worker: DoctorDocument.Item {
    item("worker") {
      let path = try installation.worker()
      _ = try Library(settings: settings, installation: installation).probe(
        [installation.executable], depth: .headers)
      return (.ok, "\(path.text) answers")
    }
  }

  /// A missing key hinders no more than sending.
  private var apiKey: DoctorDocument.Item {
    item("key") {
      (.ok, settings.apiKey.value?.masked ?? "none is set; only sending a request needs one")
    }
  }

  // MARK: - Library

  private var folder: DoctorDocument.Item {
    item("library") {
      let path = settings.library.value.text
      guard FileManager.default.fileExists(atPath: path) else {
        return (.ok, "\(path) is not there yet; the first `greenroom index` makes it")
      }
      guard FileManager.default.isWritableFile(atPath: path) else {
        throw GreenroomError(
          .catalog, "\(path) cannot be written.",
          hint: "Check who may write there, or choose another --library.")
      }
      return (.ok, path)
    }
  }

  private var catalogItems: [DoctorDocument.Item] {
    do {
      guard let catalog = try Catalog.openIfPresent(in: settings.library.value.text) else { return [] }
      return [integrity(catalog), contents(catalog)] + roots(catalog) + unread(catalog)
    } catch {
      return [Self.failed("catalog", error)]
    }
  }

  private func integrity(_ catalog: Catalog) -> DoctorDocument.Item {
    item("catalog") {
      let problems = try catalog.integrityProblems()
      guard problems.isEmpty else {
        throw GreenroomError(
          .catalog, "The catalog is damaged: \(problems.prefix(3).joined(separator: "; ")).",
          hint: "`greenroom fsck` says more, and `greenroom restore` puts a backup in its place.")
      }
      let statistics = try catalog.statistics()
      let size = Unit.bytes.shortText(Quantity(statistics.fileBytes + statistics.logBytes))
      return (.ok, "sound; format \(statistics.formatVersion), SQLite \(statistics.sqliteVersion), \(size)")
    }
  }

  private func contents(_ catalog: Catalog) -> DoctorDocument.Item {
    item("assets") {
      let statistics = try catalog.statistics()
      let kinds = MediaKind.allCases.map { "\(statistics.assets[$0] ?? 0) \($0.rawValue)" }
      let words =
        kinds.joined(separator: ", ")
        + "; \(statistics.tags) tags, \(statistics.sets) sets, \(statistics.requests) requests"
      guard statistics.missingAssets > 0 else { return (.ok, words) }
      return (.warning, words + "; \(statistics.missingAssets) are not where they were")
    } hint: {
      $0 == .warning ? "Index the folder they were moved to, or the one they are gone from." : nil
    }
  }

  private func roots(_ catalog: Catalog) -> [DoctorDocument.Item] {
    do {
      let roots = try catalog.roots()
      let watch = RootWatch(roots: roots)
      return roots.map { root in
        if let reason = watch.absence(of: root) {
          return Self.failed("root", reason.error(root: root.path, asked: root.path), .warning)
        }
        return item("root") { (.ok, root.path.text) }
      }
    } catch {
      return [Self.failed("root", error)]
    }
  }

  private func unread(_ catalog: Catalog) -> [DoctorDocument.Item] {
    do {
      let statistics = try catalog.statistics()
      guard statistics.skippedFiles + statistics.failedFiles > 0 else { return [] }
      return [
        DoctorDocument.Item(
          name: "skipped", status: statistics.failedFiles > 0 ? .warning : .ok,
          detail:
            "\(statistics.skippedFiles) files are no media, \(statistics.failedFiles) could not be read",
          hint: "`greenroom find skipped:` lists them with the reason.")
      ]
    } catch {
      return [Self.failed("skipped", error)]
    }
  }

  // MARK: - Parts

  private func item(
    _ name: String, _ examine: () throws -> (DoctorDocument.Status, String),
    hint: (DoctorDocument.Status) -> String? = { _ in nil }
  ) -> DoctorDocument.Item {
    do {
      let (status, detail) = try examine()
      return DoctorDocument.Item(name: name, status: status, detail: detail, hint: hint(status))
    } catch {
      return Self.failed(name, error)
    }
  }

  private static func failed(
    _ name: String, _ error: any Error, _ status: DoctorDocument.Status = .error
  ) -> DoctorDocument.Item {
    let error = error as? GreenroomError
    return DoctorDocument.Item(
      name: name, status: status, detail: error?.message ?? "cannot be examined", hint: error?.hint)
  }
}
