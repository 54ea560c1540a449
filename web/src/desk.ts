import './tokens/tokens.css';
