"""What happens between a curator's edits and the machine: merging, the ledger of imports, the import itself."""
