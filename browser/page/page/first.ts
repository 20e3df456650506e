// Runs in every browser, however old: where the page cannot work, a sentence says why, and what to do.
(function () {
  var NEWER = "请换用较新的 Chrome、Edge 或 Firefox。 This browser is too old; please use a newer one.";
  var body = document.body;

  function tell(sentence: string) {
    var status = document.getElementById("status");
    if (status && !body.getAttribute("data-began")) status.textContent = sentence;
  }

  if (location.protocol === "file:") {
    tell("浏览器不让直接从磁盘打开的页面读它自己的文件，请用网址打开（例如在这个文件夹里运行 python -m http.server）。 Please open this page from a web server.");
  } else if (!("noModule" in document.createElement("script")) || typeof fetch !== "function") {
    tell("这个浏览器太旧，不能检查文件；" + NEWER);
  } else if (body.getAttribute("data-where") === "browser" && (typeof WebAssembly !== "object" || typeof Worker !== "function")) {
    body.setAttribute("data-lacking", "yes");
    tell("这个浏览器太旧，或者关掉了 WebAssembly，不能检查文件；" + NEWER);
  } else {
    window.addEventListener("error", function () {
      tell("页面的程序在这个浏览器里没有运行起来；" + NEWER);
    });
  }
})();
