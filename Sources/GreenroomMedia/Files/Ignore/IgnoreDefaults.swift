/// What is ignored without being told, as patterns of the lowest rank: a line such as `!.refs/` in an ignore
/// file takes one of them back.
package enum IgnoreDefaults {
  package struct Group: Sendable {
    /// What these are, to be put after “it is ignored by default, with”.
    package let what: String
    package let patterns: [String]
  }

  package static let groups = [
    Group(what: "hidden files and folders", patterns: [".*"]),
    Group(
      what: "what systems keep beside files",
      patterns: [
        "$RECYCLE.BIN/", "RECYCLER/", "System Volume Information/", "lost+found/", "__MACOSX/",
        "[Tt]humbs.db", "ehthumbs.db", "ehthumbs_vista.db", "[Dd]esktop.ini",
      ]),
    Group(
      what: "what network disks keep beside files",
      patterns: [
        "@eaDir/", "\\#recycle/", "\\#snapshot/", "@Recycle/", "@Recently-Snapshot/", "@tmp/",
        "SYNOFILE_THUMB_*",
      ]),
    Group(
      what: "unfinished downloads",
      patterns: [
        "*.part", "*.partial", "*.filepart", "*.crdownload", "*.download", "*.opdownload", "*.aria2",
        "*.ytdl", "*.!qB", "*.!ut", "*.bc!",
      ]),
    Group(
      what: "what programs save or sync on the way",
      patterns: ["*.tmp", "*~", "~$*", "~syncthing~*", "*.!sync"]),
    Group(what: "folders of programs", patterns: ["node_modules/", "__pycache__/"]),
  ]

  static let list = IgnoreList(Array(groups.flatMap(\.patterns).joined(separator: "\n").utf8))

  /// What a pattern of the list is there for.
  static func purpose(of pattern: IgnorePattern) -> String? {
    groups.first { $0.patterns.contains(pattern.text) }?.what
  }
}
