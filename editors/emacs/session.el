;;; session.el --- A session of Emacs with `jixiao server' through eglot: open, edit, hover, fix all.  -*- lexical-binding: t; -*-

;; Run by `make emacs'.  Ends with 0 where everything happened as it should, else with 1 and what did not.
;; Needs eglot, which Emacs brings from version 29 on.

(require 'eglot)
(require 'flymake)

(defvar session-failed nil "Whether something did not happen as it should.")

(defun session-check (what holds)
  "Print WHAT and whether it HOLDS."
  (princ (format "%s %s\n" (if holds "ok   " "FAILED") what))
  (unless holds (setq session-failed t)))

(defun session-wait (what holds)
  "Check WHAT as soon as the function HOLDS says so, for a minute at most."
  (let ((end (+ (float-time) 60)))
    (while (and (not (funcall holds)) (< (float-time) end))
      (accept-process-output nil 0.05))
    (session-check what (funcall holds))))

(defun session-shown (code)
  "The text of the finding with this CODE, where it is shown."
  (let ((found (seq-find (lambda (one) (string-match-p (regexp-quote code) (flymake-diagnostic-text one)))
                         (flymake-diagnostics))))
    (and found (flymake-diagnostic-text found))))

(defconst session-table
  (string-join
   '("绩效目标表:"
     "  - 项目名称: 管网修复（2025年）"
     "    金额单位: 万元"
     "    预算数: 55"
     "    绩效目标: 修复管网"
     "    指标:"
     "      - 一级指标: 产出指标"
     "        二级指标: 数量指标"
     "        三级指标: 修复𠮷管网长度"
     "        指标值: =>120公里"
     "      - 二级指标: 成本指标"
     "        三级指标: 修复成本"
     "        指标值: ≤60万元"
     "")
   "\n"))

(let* ((folder (file-name-as-directory (make-temp-file "jixiao" t)))
       (file (expand-file-name "目标.yaml" folder))
       (jixiao (or (getenv "JIXIAO") "jixiao"))
       (coding-system-for-write 'utf-8)
       (eglot-server-programs `((text-mode . (,jixiao "server" "--isolated"))))
       (eglot-confirm-server-initiated-edits nil)
       (eglot-sync-connect 60))
  (set-language-environment "UTF-8")
  (write-region session-table nil file nil 'silent)
  (find-file file)
  (text-mode)
  (apply #'eglot (eglot--guess-contact))
  (flymake-mode 1)
  (session-wait "findings are shown when a file is opened"
                (lambda () (flymake-start) (session-shown "MON002")))
  (session-check "a finding stands on its characters"
                 (seq-find (lambda (one)
                             (equal "≤60万元" (buffer-substring (flymake-diagnostic-beg one) (flymake-diagnostic-end one))))
                           (flymake-diagnostics)))
  (goto-char (point-min))
  (search-forward "=>120")
  (let ((answer (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover
                                 (eglot--TextDocumentPositionParams))))
    (session-check "hover tells how the value is read"
                   (string-match-p "120" (plist-get (plist-get answer :contents) :value))))
  (search-forward "≤60")
  (replace-match "≤50")
  (eglot--signal-textDocument/didChange)
  (session-wait "an edit that is not saved is judged"
                (lambda () (flymake-start) (not (session-shown "MON002"))))
  (jsonrpc-request (eglot--current-server-or-lose) :workspace/executeCommand
                   `(:command "jixiao.fixAll" :arguments [,(eglot--path-to-uri file)]))
  (session-wait "all sure fixes are written"
                (lambda () (save-excursion (goto-char (point-min)) (search-forward "指标值: ≥120公里" nil t))))
  (let ((server (eglot--current-server-or-lose)))
    (eglot-shutdown server)
    (session-wait "the server goes when it is told" (lambda () (not (jsonrpc-running-p server)))))
  (set-buffer-modified-p nil)
  (delete-directory folder t))

(kill-emacs (if session-failed 1 0))
;;; session.el ends here
