// What the page says, in Chinese and in English. What the rules say is Chinese in both.
const WORDS = {
    title: ["绩效目标表检查", "Checking performance target tables"],
    stays: ["文件只在本机的浏览器里读，不上传，不保存。", "Files are read in this browser only; nothing is sent or kept."],
    served: ["文件只交给这台机器上的 jixiao 检查，查完就清空，不保存。", "Files go to jixiao on this machine only, and are removed when they have been checked."],
    skip: ["跳到检查结果", "Skip to the results"],
    drop: ["把 Word、Excel、PDF、网页、CSV、文本或 YAML 文件拖到这里，也可以拖文件夹、压缩包", "Drop Word, Excel, PDF, HTML, CSV, text or YAML files here, folders and zip archives too"],
    files: ["选择文件", "Choose files"],
    folder: ["选择文件夹", "Choose a folder"],
    sample: ["试一份样表", "Try a sample"],
    cancel: ["停下", "Stop"],
    end: ["结束 jixiao", "End jixiao"],
    ended: ["jixiao 已经结束，可以关掉这个网页了", "jixiao has ended; you may close this page"],
    filters: ["筛选", "Filters"],
    levels: ["级别", "Levels"],
    error: ["错误", "Error"],
    warning: ["警告", "Warning"],
    info: ["提示", "Hint"],
    family: ["类别", "Family"],
    table: ["表", "Table"],
    all: ["全部", "All"],
    preparing: ["正在准备…", "Getting ready…"],
    ready: ["可以选择文件了", "Ready: choose files"],
    notReady: ["页面没有准备好（{0}）。请刷新再试；仍不行的，请换用较新的 Chrome、Edge 或 Firefox", "The page did not get ready ({0}). Reload it, or use a newer browser"],
    slow: ["还在准备，网络可能很慢；一直这样的，请刷新，或者换用较新的 Chrome、Edge 或 Firefox", "Still getting ready; the network may be slow. If this stays, reload, or use a newer browser"],
    checking: ["正在检查 {0} 个文件…", "Checking {0} files…"],
    at: ["查完 {0} 个，共 {1} 个", "{0} of {1} checked"],
    done: ["检查完了 {0} 个文件", "Checked {0} files"],
    doneClean: ["检查完了 {0} 个文件，没有发现问题", "Checked {0} files and found nothing"],
    doneSome: ["检查了 {0} 个文件，其中 {1} 个没有查成", "Checked {0} files; {1} of them could not be checked"],
    broken: ["检查它的程序中途出错，请另存一份再试", "the program failed on it; save it anew and try again"],
    stopped: ["已停下，查完的 {0} 个在下面", "Stopped; the {0} that were checked are below"],
    tooLarge: ["文件超过 {0} MB，没有读", "The file is larger than {0} MB and was not read"],
    failed: ["这个文件没有查成：{0}", "This file was not checked: {0}"],
    noTable: ["里面没有读到绩效目标表", "No performance target table was found in it"],
    clean: ["没有发现问题", "Nothing was found"],
    cleanTable: ["没有发现这张表独有的问题", "Nothing that concerns this table alone"],
    wholeFile: ["整个文件", "The whole file"],
    wholeTable: ["整张表", "The whole table"],
    places: ["{0} 处，{1} 张表", "{0} places in {1} tables"],
    where: ["在哪里", "Where"],
    tableName: ["表 {0}", "Table {0}"],
    row: ["第 {0} 条", "Row {0}"],
    head: ["表头", "Head"],
    original: ["原文：", "As written: "],
    example: ["例：", "For example: "],
    basis: ["依据 {0}", "Basis {0}"],
    copy: ["复制改好的：{0}", "Copy the mended text: {0}"],
    copied: ["已复制", "Copied"],
    copyByHand: ["请手工复制：{0}", "Please copy by hand: {0}"],
    seeTable: ["看原表", "The table as it stands"],
    seeCell: ["在表里看", "Show in the table"],
    indicators: ["绩效指标", "Indicators"],
    number: ["条", "No."],
    counts: ["错误 {0}　警告 {1}　提示 {2}", "{0} errors, {1} warnings, {2} hints"],
    shown: ["显示 {0} 条，共 {1} 条", "{0} of {1} shown"],
    notExamined: ["表里看不出来、没有检查的：{0}；检查通过不等于同意立项", "not examined, since no table shows it: {0}; to find nothing is not to approve"],
    annotated: ["下载带批注的文件", "With comments"],
    fixed: ["下载改正后的文件", "With fixes"],
    html: ["下载网页报告", "Report as a page"],
    opinion: ["下载审核意见", "Review sheets"],
    list: ["下载整改清单", "Work list"],
    report: ["下载 JSON 报告", "JSON report"],
    nothingFixed: ["没有可以自动改正的", "Nothing to fix by itself"],
    nothingGiven: ["没有写成", "Could not be written"],
    noServer: ["jixiao 没有应答，它可能已经结束；请重新运行 jixiao serve", "jixiao does not answer; it may have ended. Run jixiao serve again"],
};
export function speaking(language) {
    return (word, ...parts) => {
        const text = WORDS[word][language === "zh" ? 0 : 1];
        return text.replace(/\{(\d)\}/g, (_, place) => String(parts[Number(place)] ?? ""));
    };
}
/** Says everything that stands in the page from the beginning in another language. */
export function translate(say, language) {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    for (const element of document.querySelectorAll("[data-word]")) {
        element.textContent = say(element.dataset["word"]);
    }
}
