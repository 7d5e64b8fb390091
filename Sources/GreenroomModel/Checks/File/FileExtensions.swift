/// Which file name extensions go with which container. Naming knowledge, not a limit of any gateway.
package enum FileExtensions {
  /// Containers whose names are used for one another without harm, and their extensions; the usual one
  /// first.
  private static let families: [(containers: Set<String>, extensions: [String])] = [
    (["jpeg"], ["jpg", "jpeg", "jpe", "jfif", "jif"]),
    (["png"], ["png", "apng"]),
    (["webp"], ["webp"]),
    (["gif"], ["gif"]),
    (["bmp"], ["bmp", "dib"]),
    (["tiff"], ["tif", "tiff"]),
    (["heic", "heif"], ["heic", "heif", "hif", "heics", "heifs"]),
    (["avif"], ["avif", "avifs"]),
    (["jxl"], ["jxl"]),
    (
      ["mp4", "mov", "m4a", "m4v", "3gp", "3g2"],
      ["mp4", "m4v", "mov", "qt", "m4a", "m4b", "3gp", "3g2", "f4v"]
    ),
    (["mkv", "webm"], ["mkv", "webm", "mka", "mk3d"]),
    (["avi"], ["avi"]),
    (["mpegts"], ["ts", "mts", "m2ts", "m2t"]),
    (["mpeg"], ["mpg", "mpeg", "vob"]),
    (["flv"], ["flv"]),
    (["asf"], ["wmv", "wma", "asf"]),
    (["mp3"], ["mp3"]),
    (["wav", "w64", "rf64"], ["wav", "wave", "bwf", "w64", "rf64"]),
    (["flac"], ["flac"]),
    (["ogg"], ["ogg", "oga", "ogv", "opus", "spx"]),
    (["aac"], ["aac", "adts"]),
    (["aiff"], ["aiff", "aif", "aifc"]),
    (["caf"], ["caf"]),
    (["amr"], ["amr"]),
    (["ac3"], ["ac3"]),
  ]

  private static let familyOfContainer = table { Array($0.containers) }
  private static let familyOfExtension = table { $0.extensions }

  private static func table(
    _ names: ((containers: Set<String>, extensions: [String])) -> [String]
  ) -> [String: Int] {
    var table: [String: Int] = [:]
    for (index, family) in families.enumerated() {
      for name in names(family) { table[name] = index }
    }
    return table
  }

  /// Whether the extension is that of some medium: the one sign there is where a file cannot be read.
  package static func standsForMedia(_ fileExtension: String) -> Bool {
    familyOfExtension[fileExtension] != nil
  }

  /// True where the extension is that of another format. An extension that stands for no medium claims
  /// nothing, and a container that is not in the table is not judged.
  static func contradicts(_ fileExtension: String, container: String) -> Bool {
    guard let claimed = familyOfExtension[fileExtension], let real = familyOfContainer[container] else {
      return false
    }
    return claimed != real
  }

  /// The extension that a file of the container should have.
  static func usual(for container: String) -> String? {
    guard let family = familyOfContainer[container] else { return nil }
    return families[family].extensions.contains(container) ? container : families[family].extensions.first
  }
}
