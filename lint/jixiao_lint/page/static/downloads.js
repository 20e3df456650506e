import { button } from "./elements.js";
const OFFERS = [
    { wish: "annotated", word: "annotated", called: (stem, ending) => `${stem}.批注${ending}`, of: /^\.(docx|xlsx)$/i },
    { wish: "fixed", word: "fixed", called: (stem, ending) => `${stem}.改正${ending}`, of: /^\.(docx|xlsx|txt|csv|tsv|yaml|yml)$/i },
    { wish: "html", word: "html", called: (stem) => `${stem}.报告.html` },
    { wish: "opinion", word: "opinion", called: (stem) => `${stem}.审核意见.xlsx` },
    { wish: "work-list", word: "list", called: (stem) => `${stem}.整改清单.xlsx` },
    { wish: "report", word: "report", called: (stem) => `${stem}.json` },
];
/** A button for each copy that there can be of a file. */
export function downloads(file, checker, say) {
    const dot = file.name.lastIndexOf(".");
    const [stem, ending] = dot > 0 ? [file.name.slice(0, dot), file.name.slice(dot)] : [file.name, ""];
    return OFFERS.filter((offer) => !offer.of || offer.of.test(ending)).map((offer) => {
        const element = button(say(offer.word), "", (self) => void take(self, offer, file, checker, say, offer.called(stem, ending)));
        element.dataset["wish"] = offer.wish;
        return element;
    });
}
async function take(self, { wish }, file, checker, say, name) {
    self.disabled = true;
    try {
        const answer = await checker.ask(wish, file);
        if (answer)
            save(answer, name);
        else
            self.textContent = say(wish === "fixed" ? "nothingFixed" : "nothingGiven");
    }
    catch (error) {
        self.textContent = say("failed", error.message);
    }
    self.disabled = false;
}
function save(content, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content]));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
