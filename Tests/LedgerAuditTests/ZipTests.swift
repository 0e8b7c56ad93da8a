import Foundation
import Testing

@testable import LedgerAudit

@Suite struct `A zip` {
    /// Packs a bundle's directory in the ways that other programs do.
    private static let pack = """
        import io, os, sys, zipfile, zlib
        folder, target, way = sys.argv[1:]
        def names():
            for place, _, files in sorted(os.walk(folder)):
                for name in sorted(files):
                    path = os.path.join(place, name)
                    yield os.path.relpath(path, folder), open(path, "rb").read()
        def write(file, method=8, level=None, folders=False):
            with zipfile.ZipFile(file, "w", method, compresslevel=level) as archive:
                if folders: archive.writestr(zipfile.ZipInfo("schemas/"), b"")
                for name, data in names(): archive.writestr(name, data)
        strategies = {"fixed": zlib.Z_FIXED, "huffman": zlib.Z_HUFFMAN_ONLY, "rle": zlib.Z_RLE, "filtered": zlib.Z_FILTERED}
        if way in strategies:
            zipfile._get_compressor = lambda *_: zlib.compressobj(9, zlib.DEFLATED, -15, 9, strategies[way])
            write(target)
        elif way == "stored": write(target, 0)
        elif way == "folders": write(target, folders=True)
        elif way == "stream":  # sizes come behind the data
            class Pipe(io.RawIOBase):
                def __init__(self, file): self.file = file
                def writable(self): return True
                def write(self, data): return self.file.write(data)
            with open(target, "wb") as file: write(Pipe(file))
        else: write(target, 8, int(way))
        """

    @Test(arguments: [
        "stored", "0", "1", "6", "9", "fixed", "huffman", "rle", "filtered", "folders", "stream",
    ]) func `of another program is read however it was packed`(way: String) throws {
        let bundle = try MadeBundle.agreement()
        // Something that compresses in long distances, and something that does not at all.
        var random: UInt64 = 1
        let noise = (0..<70_000).map { _ -> UInt8 in
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(random >> 56)
        }
        try bundle.put("report.html", noise + noise[10_000..<42_000] + [UInt8](repeating: 7, count: 100_000) + noise)
        try bundle.relist()
        let target = bundle.folder.appendingPathComponent("evidence.zip").path
        _ = try python(Self.pack, bundle.path, target, way)
        let verdict = BundleVerifier.verify(target)
        #expect(verdict.status == .consistent, "\(String(describing: verdict.finding))")
    }

    /// Changes a sound zip's entries in ways that no writer of bundles does.
    private static let trick = """
        import struct, sys, warnings, zipfile
        source, target, way = sys.argv[1:]
        warnings.simplefilter("ignore")
        data = open(source, "rb").read()
        entries = [(i, zipfile.ZipFile(source).read(i)) for i in zipfile.ZipFile(source).infolist()]
        def again(change=lambda name, data: (name, data), more=(), method=8):
            with zipfile.ZipFile(target, "w", method) as archive:
                for info, data in entries:
                    name, data = change(info.filename, data)
                    if data is not None: archive.writestr(name, data)
                for name, data in more: archive.writestr(name, data)
        def bent(find, offset, size, value):
            at = data.rindex(find) + offset
            open(target, "wb").write(data[:at] + value.to_bytes(size, "little") + data[at + size:])
        link = zipfile.ZipInfo("report.html"); link.create_system = 3; link.external_attr = 0o120777 << 16
        central = b"PK\\x01\\x02"
        if way == "parent": again(more=[("../evil", b"x")])
        elif way == "absolute": again(more=[("/etc/evil", b"x")])
        elif way == "doubled": again(more=[("report.html", b"x")])
        elif way == "doubled manifest": again(more=[("manifest.json", b"{}")])
        elif way == "folder around": again(lambda name, data: ("evidence/" + name, data))
        elif way == "link": again(lambda name, data: (name, None if name == "report.html" else data), [(link, b"verify.py")])
        elif way == "bomb": again(lambda name, data: (name, bytes(300 << 20) if name == "report.html" else data))
        elif way == "bomb that lies":
            again(lambda name, data: (name, bytes(50 << 20) if name == "report.html" else data))
            small = len(dict((i.filename, d) for i, d in entries)["report.html"])
            data = open(target, "rb").read()
            at = data.index(b"report.html", data.index(central)) - 46
            open(target, "wb").write(data[:at + 24] + small.to_bytes(4, "little") + data[at + 28:])
        elif way == "encrypted": bent(central, 8, 2, 0x801)
        elif way == "other method": bent(central, 10, 2, 14)
        elif way == "check sum": bent(central, 16, 4, 12345)
        elif way == "beyond": bent(central, 42, 4, 0x7FFFFFFF)
        elif way == "over another": bent(central, 42, 4, 0)
        elif way == "larger than it is": bent(central, 20, 4, 0x7FFFFFFF)
        elif way == "cut": open(target, "wb").write(data[:-30])
        elif way == "no end": open(target, "wb").write(data[:len(data) // 2])
        elif way == "volumes": bent(b"PK\\x05\\x06", 4, 2, 1)
        elif way == "list too large": bent(b"PK\\x05\\x06", 12, 4, 0x7FFFFFFF)
        elif way == "list elsewhere": bent(b"PK\\x05\\x06", 16, 4, 0x7FFFFFFF)
        elif way == "behind a script": open(target, "wb").write(b"#!/bin/sh\\nexit 0\\n" + data)
        elif way == "behind a script, offsets mended":
            open(target, "wb").write(b"#!/bin/sh\\nexit 0\\n")
            with zipfile.ZipFile(target, "a") as archive:
                for info, content in entries: archive.writestr(info.filename, content)
        elif way == "before something": open(target, "wb").write(data + b"\\n")
        elif way == "with a comment":
            open(target, "wb").write(data)
            zipfile.ZipFile(target, "a").comment = b"PK\\x05\\x06 is not the end"
        elif way == "another version": bent(central, 6, 1, 64)
        elif way == "overrun": bent(central, 32, 2, 7)
        elif way == "empty": open(target, "wb").write(b"")
        elif way == "text": open(target, "wb").write(b"PK\\x03\\x04 is how a zip begins, and this is none")
        """

    @Test(arguments: [
        ("parent", "../evil"), ("absolute", "/etc/evil"), ("doubled", "report.html"),
        ("doubled manifest", "manifest.json"),
        ("link", "report.html"), ("bomb", "report.html"), ("bomb that lies", "report.html"), ("encrypted", "verify.py"),
        ("other method", "verify.py"), ("check sum", "verify.py"), ("beyond", "verify.py"),
        ("over another", "VERIFY.txt"),
        ("larger than it is", "verify.py"),
    ]) func `with a trick is broken, at the file that it is about`(way: String, file: String) throws {
        let bundle = try MadeBundle.agreement(as: .zip)
        let target = bundle.folder.appendingPathComponent("trick.zip").path
        _ = try python(Self.trick, bundle.path, target, way)
        let verdict = BundleVerifier.verify(target)
        #expect(verdict.status == .broken && verdict.finding?.check == .files, "\(String(describing: verdict))")
        #expect(verdict.finding?.file == file, "\(String(describing: verdict.finding))")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: bundle.folder.path).sorted() == [
                "evidence", "trick.zip",
            ])
    }

    @Test(arguments: [
        "folder around", "cut", "no end", "volumes", "list too large", "list elsewhere", "behind a script",
        "behind a script, offsets mended", "before something", "with a comment", "another version", "overrun", "empty",
        "text",
    ]) func `that is none, or not whole, cannot be judged`(way: String) throws {
        let bundle = try MadeBundle.agreement(as: .zip)
        let target = bundle.folder.appendingPathComponent("trick.zip").path
        _ = try python(Self.trick, bundle.path, target, way)
        let verdict = BundleVerifier.verify(target)
        #expect(verdict.status == .unusable && verdict.unusable != nil, "\(String(describing: verdict))")
    }

    /// Bytes in memory.
    private final class Bytes: ByteSource {
        private var rest: ArraySlice<UInt8>
        init(_ bytes: [UInt8]) { rest = bytes[...] }
        func read(into room: UnsafeMutableRawBufferPointer) -> Int {
            let piece = rest.prefix(room.count)
            room.copyBytes(from: piece)
            rest = rest.dropFirst(piece.count)
            return piece.count
        }
    }

    @Test(arguments: [1 as UInt64])
    func `whose compressed bytes are harmed ends in an error or in other bytes, never otherwise`(
        seed: UInt64
    ) throws {
        let script = """
            import base64, zlib
            pack = zlib.compressobj(9, zlib.DEFLATED, -15)
            print(base64.b64encode(pack.compress(b"".join(b"%d bottles " % (n * n % 977) for n in range(3000))) + pack.flush()).decode())
            """
        let sound = Array(try #require(Data(base64Encoded: String(try python(script).dropLast()))))
        var random = seed
        func next(_ below: Int) -> Int {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(random >> 33) % below
        }
        var piece = [UInt8](repeating: 0, count: 4096)
        var failures = 0
        for _ in 0..<400 {
            var bytes = sound
            for _ in 0...next(4) { bytes[next(bytes.count)] = UInt8(next(256)) }
            if next(3) == 0 { bytes.removeLast(next(bytes.count)) }
            let inflate = Inflate(Bytes(bytes))
            var made = 0
            do {
                while made < 1 << 22, case let count = try filling(&piece, from: inflate), count > 0 { made += count }
            } catch {
                failures += 1
            }
        }
        #expect(failures > 100, "seed \(seed)")
    }
}
