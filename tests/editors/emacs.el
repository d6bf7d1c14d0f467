;;; emacs.el --- drives Emacs as a writer would -*- lexical-binding: t; -*-

;; Writes what the buffer shows as JSON to $DOCPARSE_SEEN. The server's command line is in $DOCPARSE_COMMAND, a word a line.

(require 'eglot)
(require 'imenu)
(defvar seen nil)
(defun see (name value) (push (cons name value) seen))

(defun wait-for (what condition)
  (with-timeout (20 (error "waited in vain for %s" what))
    (while (not (funcall condition)) (accept-process-output nil 0.05))))

(defun names (index)
  "The names of an imenu INDEX, those of children in a list behind their parent's."
  (mapcar (lambda (entry)
            (cond ((listp (cdr entry)) (vector (substring-no-properties (car entry)) (vconcat (names (cdr entry)))))
                  (t (substring-no-properties (car entry)))))
          index))

(defun drive ()
  (load (expand-file-name "docparse.el" (getenv "DOCPARSE_EDITOR")) nil t)
  (setq docparse-command (split-string (getenv "DOCPARSE_COMMAND") "\n")
        eglot-sync-connect 10
        eglot-send-changes-idle-time 0)
  (find-file "report.txt")
  ;; eglot waits for the command that opened the file to end; there is none here.
  (run-hooks 'post-command-hook)
  (wait-for "the server" #'eglot-managed-p)
  (see 'outline (vconcat (names (imenu--make-index-alist t))))
  (goto-char (point-min))
  (search-forward "全县")
  (docparse-fold)
  (see 'folded (vconcat (mapcar (lambda (overlay) (vector (overlay-start overlay) (overlay-end overlay)))
                                (seq-filter (lambda (overlay) (overlay-get overlay 'docparse-fold))
                                            (overlays-in (point-min) (point-max))))))
  (flymake-start)
  (wait-for "findings" #'flymake-diagnostics)
  (see 'findings (vconcat (mapcar (lambda (diagnostic)
                                    (vector (line-number-at-pos (flymake-diagnostic-beg diagnostic))
                                            (flymake-diagnostic-text diagnostic)))
                                  (flymake-diagnostics))))
  (docparse-fix)
  (see 'fixed (buffer-string))
  (let ((file (concat (file-name-sans-extension buffer-file-name) ".docx")))
    (cl-letf (((symbol-function 'read-file-name) (lambda (&rest _) file)))
      (docparse-convert "docx"))
    (see 'word (with-temp-buffer
                 (set-buffer-multibyte nil)
                 (insert-file-contents-literally file)
                 (vector (buffer-substring 1 3) (buffer-size)))))
  (docparse-convert "markdown")
  (see 'converted (buffer-string)))

(condition-case problem (drive)
  (error (see 'problem (format "%S" problem))))
(with-temp-file (getenv "DOCPARSE_SEEN")
  (set-buffer-multibyte t)
  (insert (json-serialize seen)))
(let ((kill-buffer-query-functions nil))
  (when (eglot-current-server) (ignore-errors (eglot-shutdown (eglot-current-server)))))
(kill-emacs)
