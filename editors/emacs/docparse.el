;;; docparse.el --- Outline, findings and fixes for Chinese reports -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "28.1") (eglot "1.9"))

;;; Commentary:

;; Runs `docparse lsp' with eglot in .txt and .md files:
;;
;;   (load "/path/to/editors/emacs/docparse.el")
;;
;; M-x imenu is the outline, flymake shows the findings, M-x docparse-fix mends what is safe to mend,
;; M-x docparse-fold folds the section at point, M-x docparse-convert opens the report in another format.

;;; Code:

(require 'eglot)

(defgroup docparse nil "Typed numbering of Chinese reports." :group 'text)

(defcustom docparse-command '("docparse" "lsp")
  "The command line of the server."
  :type '(repeat string))

(defcustom docparse-select nil
  "Codes of the rules to apply, or beginnings of codes; nil is the default."
  :type '(repeat string))

(defcustom docparse-extend-select nil
  "Codes of rules to apply besides those of the default."
  :type '(repeat string))

(defcustom docparse-ignore nil
  "Codes of rules to leave out, or beginnings of codes."
  :type '(repeat string))

(defcustom docparse-language (if (string-prefix-p "zh" (or (getenv "LANG") "")) "zh" "en")
  "The language of messages, \"zh\" or \"en\"."
  :type '(choice (const "zh") (const "en")))

(defun docparse-contact (&rest _)
  "Return the command line of the server and what it is told when it starts."
  (append docparse-command
          (list :initializationOptions (list :select (vconcat docparse-select)
                                             :extendSelect (vconcat docparse-extend-select)
                                             :ignore (vconcat docparse-ignore)
                                             :language docparse-language))))

(defun docparse-ensure ()
  "Start the server in a text or Markdown file."
  (when (and buffer-file-name (string-match-p "\\.\\(txt\\|md\\|markdown\\)\\'" buffer-file-name))
    ;; In this buffer alone: HTML, TeX and YAML have `text-mode' as their parent and servers of their own.
    (setq-local eglot-server-programs
                (cons (cons major-mode #'docparse-contact) eglot-server-programs))
    (eglot-ensure)))

(add-hook 'text-mode-hook #'docparse-ensure)

(defun docparse--ask (method parameters)
  "Ask the server for METHOD with PARAMETERS, after it has the newest text."
  (eglot--signal-textDocument/didChange)
  (jsonrpc-request (or (eglot-current-server) (user-error "The server is not running"))
                   method parameters))

(defun docparse-fix ()
  "Mend all findings that are safe to mend."
  (interactive)
  (eglot-code-actions (point-min) (point-max) "source.fixAll.docparse" t))

(defun docparse-convert (format)
  "Open this document as FORMAT, as in `docparse convert -t', in a new buffer.
A Word file is written beside this file."
  (interactive (list (completing-read "Format: " '("docx" "markdown" "html" "xml") nil t)))
  (let ((text (docparse--ask :workspace/executeCommand
                             (list :command "docparse.convert"
                                   :arguments (vector (plist-get (eglot--TextDocumentIdentifier) :uri)
                                                      format))))
        (mode (pcase format ("html" #'html-mode) ("xml" #'xml-mode) (_ #'text-mode))))
    (if (equal format "docx")
        (docparse--write-word (base64-decode-string text))
      (pop-to-buffer (generate-new-buffer (concat (buffer-name) " " format)))
      (insert text)
      (goto-char (point-min))
      (funcall mode))))

(defun docparse--write-word (bytes)
  "Ask for the name of a Word file and write BYTES to it."
  (let* ((name (concat (file-name-base (or buffer-file-name (buffer-name))) ".docx"))
         (file (read-file-name "Word file: " nil name nil name))
         (coding-system-for-write 'no-conversion))
    (when (or (not (file-exists-p file)) (y-or-n-p (format "Overwrite %s? " file)))
      (write-region bytes nil file))))

(defun docparse--fold-at (line)
  "Return the smallest folding range around LINE, counted from 0."
  (let (found)
    (seq-doseq (range (docparse--ask :textDocument/foldingRange
                                     (list :textDocument (eglot--TextDocumentIdentifier))))
      (when (and (<= (plist-get range :startLine) line (plist-get range :endLine))
                 (or (null found) (>= (plist-get range :startLine) (plist-get found :startLine))))
        (setq found range)))
    found))

(defun docparse-fold ()
  "Hide what stands below the heading of the section at point, or show it again."
  (interactive)
  (let ((hidden (seq-filter (lambda (overlay) (overlay-get overlay 'docparse-fold))
                            (overlays-in (line-beginning-position) (1+ (line-end-position))))))
    (if hidden
        (mapc #'delete-overlay hidden)
      (when-let ((range (docparse--fold-at (1- (line-number-at-pos nil t)))))
        (save-restriction
          (widen)
          (goto-char (point-min))
          (forward-line (plist-get range :startLine))
          (let* ((start (line-end-position))
                 (end (line-end-position
                       (1+ (- (plist-get range :endLine) (plist-get range :startLine)))))
                 (overlay (make-overlay start end)))
            (overlay-put overlay 'docparse-fold t)
            (overlay-put overlay 'isearch-open-invisible #'delete-overlay)
            (overlay-put overlay 'invisible 'docparse)
            (add-to-invisibility-spec '(docparse . t))))))))

(provide 'docparse)
;;; docparse.el ends here
