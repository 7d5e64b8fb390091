import Foundation
import GreenroomCatalog
import GreenroomModel

// How a catalog of a million assets answers. Arguments: how many assets, and a folder to keep the library in.

let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000
let folder =
  CommandLine.arguments.count > 2
  ? CommandLine.arguments[2] : NSTemporaryDirectory() + "greenroom-bench-catalog-\(count)"
let isMade = FileManager.default.fileExists(atPath: folder)
let catalog = try Catalog.open(in: folder)
if !isMade { try Filling(count: count).run(catalog, in: folder) }
try Questions(catalog: catalog).run()
try catalog.close()
