import CanonicalJSON

extension MatrixRows {
    static let custody: [MatrixRow] = [
        MatrixRow("legalHold.place") { stage in
            ["member": .string(try stage.freshMember()), "reason": "A claim was filed"]
        },
        MatrixRow("legalHold.lift") { stage in
            let member = try stage.freshMember()
            try stage.command("legalHold.place", ["member": .string(member), "reason": "A claim was filed"])
            return ["member": .string(member), "reason": "It is settled"]
        },
        MatrixRow("legalHold.list", "with omar") { stage in
            _ = try stage.wire.call("legalHold.place", ["member": "omar", "reason": "A claim was filed"], as: "hr")
            return [:]
        } shows: {
            $0["holds"]?.has("member", "U5") == true
        },
        MatrixRow("disclosure.erase", "of what rhea told dana") { stage in
            let told = try stage.command("feedback.give", Stage.feedback(to: "dana"), as: "rhea")
            return [
                "ground": "misdirected", "members": ["/observation"], "seq": told["events"]?[0]?["seq"] ?? .null,
            ]
        },
    ]
}
